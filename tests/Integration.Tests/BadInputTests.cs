using System.Net.Sockets;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

public sealed class BadInputTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. BadInput.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_gets_a_clear_answer_and_leaves_nothing(string name)
    {
        var bad = BadInput.All.Single(b => b.Name == name);
        var form = new ApplicationForm();
        using var body = bad.Body(form);

        var answer = await system.PostAsync(body, null, bad.Posting, Stop);

        answer.Status.Should().Be(bad.Status, answer.Body.ToJsonString());
        answer.MediaType.Should().Be("application/problem+json");
        ((int)answer.Body["status"]!).Should().Be(bad.Status);
        ((string)answer.Body["title"]!).Should().NotBeNullOrEmpty();
        answer.Error.Should().NotBeNullOrEmpty();
        if (answer.FaultyFields.Any())
        {
            answer.FaultyFields.Should().Equal(bad.Fault);
            answer.Fault(bad.Fault).Should().Contain(bad.Says);
        }
        else
        {
            ((string)answer.Body["type"]!).Should().EndWith($":{bad.Fault}");
            ((string)answer.Body["title"]!).Should().Contain(bad.Says);
        }

        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().BeEmpty();
        if (form.Content("resume") is { Length: > 0 } content)
        {
            (await system.Storage.FilesWithAsync(content, Stop)).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task All_faults_are_told_at_once_in_the_order_of_the_form()
    {
        var form = new ApplicationForm()
            .Set("first_name", null)
            .Set("email", "no")
            .Without("resume")
            .Set(ApplicationForm.SourceQuestion, "1");

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(422);
        answer
            .Error.Should()
            .Be($"Invalid attributes: first_name,email,resume,{ApplicationForm.SourceQuestion}");
        answer.FaultyFields.Should().HaveCount(4);
    }

    [Fact]
    public async Task The_known_messages_are_those_that_clients_look_for()
    {
        var unsupported = new ApplicationForm().File(
            "resume",
            "a.png",
            [0x89, 0x50, 0x4E, 0x47, 0, 1]
        );
        var closed = new ApplicationForm { Posting = ApplicationForm.ClosedPosting };

        (await system.ApplyAsync(unsupported, Stop))
            .Error.Should()
            .Be("Uploaded resume has an unsupported file type.");
        var answer = await system.ApplyAsync(closed, Stop);
        answer.Error.Should().Be("Failed to save person");
        ((string)answer.Body["reason"]!).Should().Be("Job application not live");
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing()
    {
        var form = new ApplicationForm();
        using var body = form.ToMultipart();
        var bytes = await body.ReadAsByteArrayAsync(Stop);
        using var socket = new TcpClient();
        await socket.ConnectAsync(system.Host.Functions.Host, system.Host.Functions.Port, Stop);
        await using var stream = socket.GetStream();
        var head =
            $"POST /v1/boards/example/jobs/{form.Posting} HTTP/1.1\r\nHost: {system.Host.Functions.Authority}\r\n"
            + $"Content-Type: {body.Headers.ContentType}\r\nContent-Length: {bytes.Length}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Stop);
        await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), Stop);
        socket.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        try
        {
            _ = await reader.ReadToEndAsync(Stop);
        }
        catch (IOException)
        {
            // The server may also just close: who cut the upload off is not there to read an answer.
        }

        // The next application is taken as if nothing had been.
        var next = new ApplicationForm();
        (await system.ApplyAsync(next, Stop)).Status.Should().Be(200);
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().BeEmpty();
        (await system.Storage.FilesWithAsync(form.Content("resume"), Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_line_break_in_a_file_name_starts_no_header()
    {
        var form = new ApplicationForm().Without("resume");
        using var body = form.ToMultipart();
        var text = await body.ReadAsStringAsync(Stop);
        var boundary = body.Headers.ContentType!.Parameters.Single().Value!.Trim('"');
        var part =
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"resume\"; filename=\"cv%0D%0AX-Evil: 1.txt\"\r\n"
            + $"Content-Type: text/plain\r\n\r\nA text of somebody {Guid.NewGuid():N}\r\n";
        using var forged = new ByteArrayContent(Encoding.UTF8.GetBytes(part + text));
        forged.Headers.ContentType = body.Headers.ContentType;

        var answer = await system.PostAsync(forged, null, form.Posting, Stop);

        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        var rows = await system.Storage.RowsAsync(answer.Id, Stop);
        rows["file.resume"].GetString("FileName").Should().NotContainAny("\r", "\n");
    }
}
