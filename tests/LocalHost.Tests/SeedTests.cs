using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.LocalHost.Seeding;
using Bogus;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class SeedTests
{
    private const int Year = 2026;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_seed_and_number_are_the_same_person_and_others_are_not()
    {
        var one = MadeUpCandidate.Of(7, 1, Year);

        CvLines.Of(MadeUpCandidate.Of(7, 1, Year)).Should().Equal(CvLines.Of(one));
        CvLines.Of(MadeUpCandidate.Of(7, 2, Year)).Should().NotEqual(CvLines.Of(one));
        CvLines.Of(MadeUpCandidate.Of(8, 1, Year)).Should().NotEqual(CvLines.Of(one));
    }

    [Fact]
    public void Nobody_who_exists_gets_a_mail_or_a_call()
    {
        foreach (
            var candidate in Enumerable.Range(0, 300).Select(i => MadeUpCandidate.Of(3, i, Year))
        )
        {
            candidate.Email.Should().MatchRegex(@"^[a-z]+\.[a-z]+\.3\.\d+@example\.com$");
            candidate.Phone.Should().MatchRegex(@"^\+44 20 7946 0\d{3}$");
            candidate.Jobs.Should().OnlyContain(j => j.From < (j.Until ?? Year));
        }
    }

    [Fact]
    public async Task Its_files_are_real_ones_whose_text_is_what_was_meant()
    {
        using var folder = new TestFolder();
        var western = Enumerable
            .Range(0, 100)
            .Select(i => CvLines.Of(MadeUpCandidate.Of(5, i, Year)))
            .First(PdfCv.CanHold);
        var greek = Enumerable
            .Range(0, 100)
            .Select(i => CvLines.Of(MadeUpCandidate.Of(5, i, Year)))
            .First(lines => !PdfCv.CanHold(lines));
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Path, "1.pdf"),
            PdfCv.Write(western),
            Stop
        );
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Path, "2.docx"),
            DocxCv.Write(greek),
            Stop
        );

        var invocation = await Invocation.OfAsync("text", folder.Path);

        var texts = invocation
            .Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(e => (e.GetProperty("format").GetString(), e.GetProperty("text").GetString()!))
            .ToList();
        texts.Select(t => t.Item1).Should().Equal("pdf", "docx");
        Words(texts[0].Item2).Should().Equal(Words(western));
        Words(texts[1].Item2).Should().Equal(Words(greek));
    }

    [Fact]
    public void What_a_form_demands_is_filled_in()
    {
        var posting = JsonNode
            .Parse(
                """
                {"id":1,"questions":[
                  {"required":true,"label":"First Name","fields":[{"name":"first_name","type":"input_text","values":[]}]},
                  {"required":true,"label":"Resume/CV","fields":[{"name":"resume","type":"input_file","values":[]}]},
                  {"required":true,"label":"Your website","fields":[{"name":"question_1","type":"input_text","values":[]}]},
                  {"required":true,"label":"Why?","fields":[{"name":"question_2","type":"textarea","values":[]}]},
                  {"required":true,"label":"One?","fields":[{"name":"question_3","type":"multi_value_single_select","values":[{"label":"A","value":7}]}]},
                  {"required":true,"label":"Some?","fields":[{"name":"question_4[]","type":"multi_value_multi_select","values":[{"label":"A","value":8}]}]}],
                 "location_questions":[{"label":"Location"}],
                 "demographic_questions":{"questions":[{"id":5,"answer_options":[{"id":9,"decline_to_answer":false}]}]}}
                """
            )!
            .AsObject();

        var form = new FormFiller(posting).Fill(MadeUpCandidate.Of(1, 1, Year), new Randomizer(1));

        ((string)form["resume_content_filename"]!).Should().MatchRegex(@"\.(pdf|docx)$");
        ((string)form["question_1"]!).Should().StartWith("https://example.com/");
        ((string)form["question_2"]!).Should().NotBeEmpty();
        ((int)form["question_3"]!).Should().Be(7);
        ((int)form["question_4[]"]![0]!).Should().Be(8);
        ((string)form["location"]!).Should().NotBeEmpty();
        ((int)form["demographic_answers"]![0]!["answer_options"]![0]!["answer_option_id"]!)
            .Should()
            .Be(9);
    }

    [Theory]
    [InlineData("Give one from 1", "seed", "0")]
    [InlineData("cannot name a board", "seed", "1", "--board", "Not A Board")]
    [InlineData("Nothing answers at", "seed", "1", "--port-base", "1024")]
    public async Task What_cannot_be_seeded_is_said(string message, params string[] arguments)
    {
        var invocation = await Invocation.OfAsync(arguments);

        invocation.ExitCode.Should().Be(1);
        invocation.Errors.Should().Contain(message);
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Words(IEnumerable<CvLine> lines) =>
        lines.SelectMany(line => Words(line.Text));
}
