using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications;

public sealed class ApplicationIdentityTests
{
    private readonly ApplicationIdentity _identity = With((byte)1);

    [Theory]
    [InlineData("first_name", "Augusta", true)]
    [InlineData("question_1", "x", true)]
    [InlineData("g-recaptcha-response", "token", false)]
    [InlineData("altcha", "token", false)]
    [InlineData("demographic_answers", "anything", false)]
    [InlineData("gender", "1", false)]
    [InlineData("race", "1", false)]
    [InlineData("veteran_status", "1", false)]
    [InlineData("disability_status", "1", false)]
    [InlineData("applicant_ip", "192.0.2.1", false)]
    [InlineData("educations", "x", true)]
    [InlineData("data_compliance", "x", true)]
    public void What_a_person_wrote_makes_a_submission_and_nothing_else(
        string field,
        string value,
        bool differs
    )
    {
        var plain = _identity.Fingerprint(Submission());
        var changed = Submission();
        changed.Values[field] = value;

        (_identity.Fingerprint(changed) != plain).Should().Be(differs);
    }

    [Fact]
    public void Order_of_fields_makes_no_difference_and_files_do()
    {
        var one = new Submission(new JsonObject { ["a"] = "1", ["b"] = "2" }, []);
        var other = new Submission(new JsonObject { ["b"] = "2", ["a"] = "1" }, []);
        var file = new Submission(new JsonObject { ["a"] = "1", ["b"] = "2" }, [File("x")]);
        var otherFile = new Submission(new JsonObject { ["a"] = "1", ["b"] = "2" }, [File("y")]);

        _identity.Fingerprint(one).Should().Be(_identity.Fingerprint(other));
        _identity.Fingerprint(file).Should().NotBe(_identity.Fingerprint(one));
        _identity.Fingerprint(file).Should().NotBe(_identity.Fingerprint(otherFile));
    }

    [Fact]
    public void Texts_do_not_run_into_one_another()
    {
        var one = new Submission(new JsonObject { ["a"] = "bc", ["d"] = "" }, []);
        var other = new Submission(new JsonObject { ["a"] = "b", ["cd"] = "" }, []);

        _identity.Fingerprint(one).Should().NotBe(_identity.Fingerprint(other));
    }

    [Fact]
    public void One_persons_applications_share_a_partition_whatever_the_case_of_the_address()
    {
        var one = _identity.IdOf("b", 7, "Ada@Example.com", null, "f");
        var other = _identity.IdOf("b", 7, " ada@example.com ", "key", "g");

        other.Partition.Should().Be(one.Partition);
        other.Should().NotBe(one);
    }

    [Fact]
    public void Without_the_key_nobody_can_tell_whose_id_it_is()
    {
        var id = _identity.IdOf("b", 7, "ada@example.com", null, "f");

        With((byte)2).IdOf("b", 7, "ada@example.com", null, "f").Should().NotBe(id);
    }

    [Fact]
    public void An_id_is_read_back_and_nothing_like_it()
    {
        var id = _identity.IdOf("b", 5172511002, "ada@example.com", null, "f");
        var text = id.ToString();

        ApplicationId.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(id);
        text.Should().MatchRegex("^5172511002-[0-9a-f]{2}-[0-9a-z]{20}$");
        foreach (
            var wrong in (string?[])
                [
                    null,
                    "",
                    text + "x",
                    text[..^1],
                    "0" + text,
                    text.ToUpperInvariant(),
                    text.Replace('-', '/'),
                    "-1" + text,
                    text[..^1] + "u",
                ]
        )
        {
            ApplicationId.TryParse(wrong, out _).Should().BeFalse(wrong);
        }
    }

    private static ApplicationIdentity With(byte key) =>
        new(
            Options.Create(
                new ApplicationOptions
                {
                    HashKey = Convert.ToBase64String(Enumerable.Repeat(key, 32).ToArray()),
                }
            )
        );

    private static Submission Submission() =>
        new(
            new JsonObject { ["first_name"] = "Ada", ["email"] = "ada@example.com" },
            [File("the text")]
        );

    private static SubmittedFile File(string text) =>
        new("resume", "cv.txt", new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(text)));
}
