using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

public sealed class IdempotencyTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a-key-of-the-client")]
    [InlineData(null)]
    public async Task Fifty_equal_submissions_at_once_are_one_application_and_one_mail(string? key)
    {
        var form = new ApplicationForm
        {
            IdempotencyKey = key is null ? null : $"{key}-{Guid.NewGuid():N}",
        };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => system.ApplyAsync(form, Stop))
        );

        answers.Should().OnlyContain(a => a.Status == 200);
        answers.Should().OnlyContain(a => a.Id == answers[0].Id);
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().ContainSingle();
        (await system.Storage.FilesWithAsync(form.Content("resume"), Stop))
            .Should()
            .ContainSingle();
        await system.RowAsync(
            answers[0].Id,
            "mail.confirmation",
            row => row.GetString("State") == "Sent",
            Stop
        );
        (await system.Mails.ToAsync(form.Email, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task Replaying_a_submission_returns_the_first_id_and_sends_no_second_mail()
    {
        var form = new ApplicationForm { IdempotencyKey = Guid.NewGuid().ToString() };
        var first = await system.ApplyAsync(form, Stop);
        await system.Mails.FirstToAsync(form.Email, Stop);

        var second = await system.ApplyAsync(form, Stop);

        second.Status.Should().Be(200);
        second.Body.ToJsonString().Should().Be(first.Body.ToJsonString());

        // The repeat's message is behind the mail of a later application, so when that is out, it has been handled.
        var later = new ApplicationForm();
        await system.ApplyAsync(later, Stop);
        await system.Mails.FirstToAsync(later.Email, Stop);
        (await system.Mails.ToAsync(form.Email, Stop)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("first_name", "Augusta")]
    [InlineData("email", "someone.else@example.com")]
    [InlineData("resume", null)]
    public async Task The_same_key_with_other_content_is_refused_and_nothing_of_it_is_stored(
        string field,
        string? value
    )
    {
        var key = Guid.NewGuid().ToString();
        var form = new ApplicationForm { IdempotencyKey = key };
        (await system.ApplyAsync(form, Stop)).Status.Should().Be(200);
        var changed = new ApplicationForm(form.Email) { IdempotencyKey = key };
        _ = value is null
            ? changed.File("resume", "cv.txt", ApplicationForm.UniqueCv())
            : changed.Set(field, value);

        var answer = await system.ApplyAsync(changed, Stop);

        answer.Status.Should().Be(422);
        answer.Error.Should().Contain("Idempotency-Key");
        (await system.Storage.FilesWithAsync(changed.Content("resume"), Stop)).Should().BeEmpty();
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_person_who_applies_again_with_other_content_has_two_applications()
    {
        var first = new ApplicationForm();
        var second = new ApplicationForm(first.Email);

        var one = await system.ApplyAsync(first, Stop);
        var two = await system.ApplyAsync(second, Stop);

        two.Status.Should().Be(200);
        two.Id.Should().NotBe(one.Id);
        (await system.Storage.ApplicationsOfAsync(first.Email, Stop)).Should().HaveCount(2);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("two words")]
    public async Task A_malformed_key_is_refused_with_what_it_takes(string key)
    {
        var form = new ApplicationForm { IdempotencyKey = key };

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(400);
        ((string)answer.Body["title"]!).Should().Contain("UUID");
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().BeEmpty();
    }
}
