using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>
/// The part of Mailpit's API with which tests read mails: https://mailpit.axllent.org/docs/api-v1/view.html
/// </summary>
internal sealed class MailpitApi(Mailbox mailbox)
{
    private const int PageSize = 50;
    private const int SnippetLength = 250;
    private static readonly JsonSerializerOptions AsNamed = new()
    {
        // As in Mailpit: a misspelt "ids" must not delete everything.
        PropertyNameCaseInsensitive = true,
    };

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/messages", List);
        endpoints.MapDelete("/api/v1/messages", DeleteAsync);
        endpoints.MapGet("/api/v1/message/{id}", (string id) => Show(id, mail => mail));
        endpoints.MapGet(
            "/api/v1/message/{id}/headers",
            (string id) => Show(id, mail => HeadersOf(mail))
        );
    }

    private IResult List(int start = 0, int limit = PageSize)
    {
        var all = mailbox.All();
        var page = all.Skip(Math.Max(start, 0)).Take(Math.Max(limit, 0)).ToList();
        return Json(
            new
            {
                total = all.Count,
                unread = all.Count(one => !one.Read),
                count = page.Count,
                messages_count = all.Count,
                start,
                tags = all.SelectMany(one => one.Mail.Tags)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
                messages = page.Select(one => Summary(one.Mail, one.Read)),
            }
        );
    }

    private async Task<IResult> DeleteAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken);
            var chosen =
                body.Length == 0
                    ? null
                    : JsonSerializer.Deserialize<Chosen>(body.ToArray(), AsNamed);
            mailbox.Remove(chosen?.IDs ?? []);
            return Results.Text("ok");
        }
        catch (JsonException exception)
        {
            return Results.Text(exception.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private IResult Show<T>(string id, Func<CaughtMail, T> view) =>
        mailbox.Open(id) is { } mail
            ? Json(view(mail))
            : Results.Text("message not found", statusCode: StatusCodes.Status404NotFound);

    private static object Summary(CaughtMail mail, bool read) =>
        new
        {
            ID = mail.Id,
            MessageID = mail.MessageId,
            Read = read,
            mail.From,
            mail.To,
            mail.Cc,
            mail.Bcc,
            mail.ReplyTo,
            mail.Subject,
            Created = mail.Date,
            mail.Tags,
            mail.Size,
            Attachments = mail.Attachments.Count,
            Snippet = Snippet(mail.Text),
            mail.CustomArgs,
        };

    private static Dictionary<string, string[]> HeadersOf(CaughtMail mail)
    {
        var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["Date"] = [mail.Date.ToString("R")],
            ["From"] = [mail.From.ToString()],
            ["To"] = [string.Join(", ", mail.To)],
            ["Subject"] = [mail.Subject],
            ["Message-Id"] = [mail.MessageId],
        };
        foreach (var (name, value) in mail.Headers)
        {
            headers[name] = [value];
        }

        return headers;
    }

    private static string Snippet(string text)
    {
        var words = string.Join(
            ' ',
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return words.Length <= SnippetLength ? words : $"{words[..SnippetLength]}...";
    }

    private static IResult Json<T>(T value) => Results.Json(value, AsNamed);

    private sealed record Chosen(IReadOnlyList<string>? IDs);
}
