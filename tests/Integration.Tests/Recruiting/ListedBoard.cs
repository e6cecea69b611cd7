using System.Collections.Concurrent;
using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>A board of a test's own with applications that came at moments of the test's choice.</summary>
internal sealed class ListedBoard : IAsyncDisposable
{
    public const string HostileSource = "x' or 1 eq 1 \" OR *:* &";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private ListedBoard(Author author, ServiceProvider services)
    {
        Author = author;
        _services = services;
    }

    public Author Author { get; }

    /// <summary>Two of them, the first with questions.</summary>
    public long[] Postings { get; } = [Author.NewId(), Author.NewId()];

    public string Path => $"/v1/manage/boards/{Author.Board}";

    public IServiceProvider Services => _services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ListedBoard> MakeAsync(RunningSystem system)
    {
        var board = new ListedBoard(await Author.WithBoardAsync(system), system.Compose());
        var path = board.Author.JobPath(board.Postings[0]);
        await board.Author.PutAsync(path, ListedForm);
        await board.Author.PutAsync(
            board.Author.JobPath(board.Postings[1]),
            """{"title":"=Clerk"}"""
        );
        return board;
    }

    private const string ListedForm = """
        {"title":"Baker, \"night\" shift","questions":[
          {"label":"First Name","required":true,"fields":[{"name":"first_name","type":"input_text"}]},
          {"label":"Resume","required":false,"fields":[{"name":"resume","type":"input_file"},{"name":"resume_text","type":"textarea"}]},
          {"label":"=Why?","required":false,"fields":[{"name":"question_1","type":"textarea"}]},
          {"label":"Email","required":false,"fields":[{"name":"question_2","type":"input_text"}]}]}
        """;

    /// <summary>With five applications, no two of which are alike.</summary>
    public static async Task<ListedBoard> FilledAsync(RunningSystem system)
    {
        var board = await MakeAsync(system);
        await board.AddAsync(1, Noon, r => r with { Source = "site" }, 0, TextOutcome.Extracted);
        await board.AddAsync(
            2,
            Noon.AddHours(1),
            r => r with { Stage = Stage.Withdrawn, Flags = ["form-token"] }
        );
        await board.AddAsync(
            3,
            Noon.AddDays(1),
            r => r with { Source = "site", LegalHold = true },
            0,
            TextOutcome.Extracted,
            null
        );
        await board.AddAsync(
            4,
            Noon.AddDays(1).AddHours(1),
            r => r with { Stage = Stage.Withdrawn },
            1,
            TextOutcome.Scanned
        );
        await board.AddAsync(
            5,
            Noon.AddDays(2),
            r => r with { Source = HostileSource, Flags = ["form-token"] },
            1
        );
        await board.UntilListedAsync(5);
        return board;
    }

    /// <summary>Stores an application past the form, and has it be found.</summary>
    /// <param name="number">In the order in which they came.</param>
    /// <param name="change">What is of its own.</param>
    public async Task<ApplicationId> AddAsync(
        int number,
        DateTimeOffset at,
        Func<ApplicationRecord, ApplicationRecord>? change = null,
        int posting = 0,
        params TextOutcome?[] files
    )
    {
        var id = await StoreAsync(number, at, change, posting, files);
        await IndexAsync([id]);
        return id;
    }

    public async Task<ApplicationId> StoreAsync(
        int number,
        DateTimeOffset at,
        Func<ApplicationRecord, ApplicationRecord>? change = null,
        int posting = 0,
        params TextOutcome?[] files
    )
    {
        var digest = new byte[20];
        BitConverter.TryWriteBytes(digest, number);
        var id = ApplicationId.Of(Postings[posting], (byte)number, digest);
        var record = new ApplicationRecord(
            id,
            Author.Board,
            $"{number}",
            at,
            new Candidate("Ada", $"Example{number}", $"ada{number}@example.com", null, null),
            [],
            null,
            new ApplicationDetails(null, [], [], Consents.None, null)
        );
        var attached = files.Select((_, i) => File(i)).ToList();
        await _services
            .GetRequiredService<IApplicationStore>()
            .TryAddAsync(
                new NewApplication(
                    change?.Invoke(record) ?? record,
                    attached,
                    [MailKind.Confirmation],
                    []
                ),
                Stop
            );
        foreach (var (file, outcome) in attached.Zip(files).Where(f => f.Second is not null))
        {
            await SaveTextAsync(file.IdIn(id), outcome!.Value, at);
        }

        _numbers[id.ToString()] = number;
        return id;
    }

    public Task IndexAsync(IReadOnlyCollection<ApplicationId> ids) =>
        _services.GetRequiredService<IndexApplication>().UpdateAsync(Author.Board, ids, Stop);

    /// <summary>Waits until the app sees as many.</summary>
    public Task UntilListedAsync(int count) =>
        Patience.UntilAsync(
            async () => (int)(await GetAsync("/applications")).Body["meta"]!["total"]!,
            total => total == count,
            Stop
        );

    public Task<Reply> GetAsync(string path) => Author.GetAsync(Path + path);

    public Task<Reply> PostAsync(string path, string json) =>
        Author.SendAsync(HttpMethod.Post, Path + path, Author.Json(json));

    /// <summary>The numbers on a page, in its order.</summary>
    public string NumbersOf(Reply page) =>
        string.Join(
            ' ',
            page.Body["items"]!.AsArray().Select(i => NumberOf((string)i!["application_id"]!))
        );

    public string NumberOf(string id) => _numbers[id].ToString(CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static FileRecord File(int number) =>
        new(
            number == 0 ? "resume" : "cover_letter",
            number == 0 ? "=cv.pdf" : "letter.pdf",
            FileFormat.Pdf,
            1,
            new string('0', 64)
        );

    private async Task SaveTextAsync(FileId file, TextOutcome outcome, DateTimeOffset at)
    {
        var text = outcome == TextOutcome.Extracted ? "Keeps clocks." : "";
        var extracted = new ExtractedText(
            outcome,
            FileFormat.Pdf,
            "pdf",
            text,
            1,
            TimeSpan.Zero,
            null,
            new ContactDetails([], [], [])
        );
        (await _services.GetRequiredService<ICvTexts>().TrySaveAsync(file, extracted, at, Stop))
            .Should()
            .BeTrue();
    }
}
