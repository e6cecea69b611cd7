using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Links where a posting asks for files of its own.</summary>
public sealed class LinkQuestionTests(RunningSystem system)
{
    private const string Board = "links";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_for_a_file_takes_a_link()
    {
        var path = $"/{Guid.NewGuid():N}/portfolio.txt";
        var content = ApplicationForm.UniqueCv();
        var form = new ApplicationForm()
            .Without("resume")
            .Set("question_1_url", system.Files.Keep(path, content));

        var (status, body) = await ApplyAsync(form, posting: 2001, questions: 1);

        status.Should().Be(HttpStatusCode.OK, body.ToJsonString());
        var id = (string)body["application_id"]!;
        (await system.Storage.BlobAsync("applications", $"{id}/question_1", Stop))
            .Should()
            .Equal(content);
    }

    [Fact]
    public async Task Only_as_many_links_are_fetched_as_files_may_be_attached()
    {
        var folder = Guid.NewGuid().ToString("N");
        var form = new ApplicationForm();
        for (var i = 1; i <= 13; i++)
        {
            var link = system.Files.Keep($"/{folder}/{i}", ApplicationForm.UniqueCv());
            form.Set($"question_{i}_url", link);
        }

        var (status, body) = await ApplyAsync(form, posting: 2002, questions: 13);

        status.Should().Be(HttpStatusCode.UnprocessableEntity);
        var errors = body["errors"]!.AsObject();
        errors.Select(e => e.Key).Should().Equal("question_12", "question_13");
        ((string)errors["question_13"]![0]!).Should().Contain("at most 12 files");
        system.Files.Visits($"/{folder}/11").Should().Be(1);
        system.Files.Visits($"/{folder}/12").Should().Be(0, "the résumé is the twelfth file");
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> ApplyAsync(
        ApplicationForm form,
        long posting,
        int questions
    )
    {
        var document = new JsonObject
        {
            ["id"] = posting,
            ["title"] = "Keeper of links",
            ["questions"] = new JsonArray([
                .. Enumerable
                    .Range(1, questions)
                    .Select(i => new JsonObject
                    {
                        ["label"] = $"File {i}",
                        ["required"] = true,
                        ["fields"] = new JsonArray(
                            new JsonObject { ["name"] = $"question_{i}", ["type"] = "input_file" }
                        ),
                    }),
            ]),
        };
        await system.Storage.PutPostingAsync(Board, $"{posting}", document.ToJsonString(), Stop);
        using var body = form.ToMultipart();
        var response = await system.Http.PostAsync(
            $"/v1/boards/{Board}/jobs/{posting}",
            body,
            Stop
        );
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!);
    }
}
