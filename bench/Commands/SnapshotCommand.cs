using System.CommandLine;
using System.Text;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Recruiting;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Commands;

/// <summary>
/// Writes what this release stores of two applications: one for which everything was done, and one that was only just accepted. A
/// test gives it to the releases that come after.
/// </summary>
internal sealed class SnapshotCommand
{
    private const string Board = "former";
    private const long Posting = 77;
    private const string PostingJson = """
        {"title":"Keeper of old things","questions":[
          {"label":"Resume","required":true,"fields":[{"name":"resume","type":"input_file"}]},
          {"label":"Why?","required":false,"fields":[{"name":"question_1","type":"textarea"}]}]}
        """;

    private readonly Argument<FileInfo> _file = new("FILE")
    {
        Description = "Where to: tests/fixtures/stored/VERSION.json.",
    };

    public Command Create()
    {
        var command = new Command(
            "snapshot",
            "Writes what this release stores, for the test that later ones read it. Run it when a release is made."
        );
        command.Arguments.Add(_file);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        await using var machine = LocalMachine.Start(withApp: false, inMemory: true);
        await machine.UntilReadyAsync(stop);
        await using var services = AppComposition.Build(machine.Settings);
        await services.SetUpStorageAsync(stop);

        await DoAsync(services, new StorageView(machine.StorageConnection), stop);
        var json = await new StoredData(machine.StorageConnection).TakeAsync(
            name => !name.Contains("example", StringComparison.Ordinal),
            stop
        );
        await File.WriteAllTextAsync(parsed.GetValue(_file)!.FullName, json + "\n", stop);
    }

    private static async Task DoAsync(
        IServiceProvider services,
        StorageView storage,
        CancellationToken stop
    )
    {
        await storage.PutBoardFileAsync($"{Board}/board.json", """{"name":"Former"}""", stop);
        await storage.PutPostingAsync(Board, $"{Posting}", PostingJson, stop);
        var key = await storage.AddApiKeyAsync(Board, stop);
        var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:"));
        var author = new Author(Board, $"Basic {basic}");

        var done = await SubmitAsync(services, "done", stop);
        await Get<ExtractText>().ExecuteAsync($"{done}/resume", stop);
        await Get<SendMail>().ExecuteAsync(new MailId(done, MailKind.Confirmation), stop);
        var moved = await SendAsync(
            """{"stage":"interviewing","mail":false}""",
            body => Get<ChangeStage>().ExecuteAsync(author, $"{done}", body, stop)
        );
        var noted = await SendAsync(
            """{"text":"Keeps old things well."}""",
            body => Get<KeepNotes>().AddAsync(author, $"{done}", body, stop)
        );
        if ((moved.Problem ?? noted.Problem) is { } problem)
        {
            throw new InvalidOperationException(problem.Title);
        }

        await SubmitAsync(services, "begun", stop);

        T Get<T>()
            where T : notnull => services.GetRequiredService<T>();
    }

    private static async Task<SourceOutcome> SendAsync(
        string json,
        Func<SubmissionBody, Task<SourceOutcome>> send
    )
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await send(new SubmissionBody(content, "application/json", content.Length));
    }

    private static async Task<ApplicationId> SubmitAsync(
        IServiceProvider services,
        string name,
        CancellationToken stop
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Ada"), "first_name" },
            { new StringContent("Former"), "last_name" },
            { new StringContent($"{name}@former.example.com"), "email" },
            { new StringContent($"An application that is {name}."), "question_1" },
            {
                new ByteArrayContent(Encoding.UTF8.GetBytes($"What I have {name}: clocks.")),
                "resume",
                "cv.txt"
            },
        };
        await using var body = await form.ReadAsStreamAsync(stop);
        var outcome = await services
            .GetRequiredService<SubmitApplication>()
            .ExecuteAsync(
                new SubmitRequest(
                    Board,
                    Posting,
                    name,
                    new SubmissionBody(body, $"{form.Headers.ContentType}", body.Length)
                ),
                stop
            );
        return outcome is SubmitOutcome.Accepted accepted
            ? accepted.Id
            : throw new InvalidOperationException($"It was not accepted: {outcome}");
    }
}
