using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>The caught mails as pages for a person: plain HTML without script.</summary>
internal sealed class MailPages(Mailbox mailbox)
{
    private const int Newest = 200;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", List);
        endpoints.MapGet("/mail/{id}", Show);
        endpoints.MapGet("/mail/{id}/html", ShowHtml);
    }

    private IResult List(HttpContext context)
    {
        var all = mailbox.All();
        var rows = new StringBuilder();
        foreach (var (mail, read) in all.Take(Newest))
        {
            rows.Append(
                    CultureInfo.InvariantCulture,
                    $"""<tr><td>{Moment(mail.Date)}</td><td>{Encode(mail.To)}</td>"""
                )
                .Append(
                    CultureInfo.InvariantCulture,
                    $"""<td><a href="/mail/{mail.Id}">{Encode(Title(mail))}</a></td>"""
                )
                .Append(read ? "<td>read</td></tr>" : "<td>new</td></tr>");
        }

        var table =
            all.Count == 0
                ? "<p>No mail was caught yet. Apply for a posting, then load this page again.</p>"
                : $"""
                    <table><caption>{Math.Min(
                        all.Count,
                        Newest
                    )} of {all.Count}, newest first</caption>
                    <thead><tr><th scope="col">Caught</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">State</th></tr></thead>
                    <tbody>{rows}</tbody></table>
                    """;
        return Page(
            context,
            "Caught mail",
            $"""
            <p>Nothing here was sent. <a href="/">Load again</a> · <a href="/api/v1/messages">JSON</a></p>
            {table}
            """
        );
    }

    private IResult Show(HttpContext context, string id)
    {
        if (mailbox.Open(id) is not { } mail)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Page(
                context,
                "No such mail",
                """<p>It was removed. <a href="/">All mails</a></p>"""
            );
        }

        var facts = new StringBuilder();
        AddFact(facts, "From", mail.From.ToString());
        AddFact(facts, "To", string.Join(", ", mail.To));
        AddFact(facts, "Cc", string.Join(", ", mail.Cc));
        AddFact(facts, "Bcc", string.Join(", ", mail.Bcc));
        AddFact(facts, "Reply to", string.Join(", ", mail.ReplyTo));
        AddFact(
            facts,
            "Attachments",
            string.Join(", ", mail.Attachments.Select(one => one.FileName))
        );
        AddFact(facts, "Custom arguments", Pairs(mail.CustomArgs));
        AddFact(facts, "Headers", Pairs(mail.Headers));
        var html =
            mail.Html.Length == 0
                ? "<p>This mail has no HTML.</p>"
                : $"""<iframe title="The mail as HTML" src="/mail/{mail.Id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>""";
        return Page(
            context,
            Title(mail),
            $"""
            <p><a href="/">All mails</a> · <a href="/api/v1/message/{mail.Id}">JSON</a></p>
            <dl><dt>Sent</dt><dd>{Moment(mail.Date)}</dd>{facts}</dl>
            <h2>HTML</h2>
            {html}
            <h2>Text</h2>
            <pre>{Encode(mail.Text)}</pre>
            """
        );
    }

    /// <summary>The mail's own HTML, which may do nothing but be looked at and open links in a new tab.</summary>
    private IResult ShowHtml(HttpContext context, string id)
    {
        if (mailbox.Open(id) is not { } mail)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: https:; style-src 'unsafe-inline'; frame-ancestors 'self'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        const string newTab = """<base target="_blank">""";
        var head = mail.Html.IndexOf("<head>", StringComparison.OrdinalIgnoreCase);
        return Html(
            head < 0 ? newTab + mail.Html : mail.Html.Insert(head + "<head>".Length, newTab)
        );
    }

    private static IResult Page(HttpContext context, string title, string body)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        return Html(
            $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(title)}}</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            body { margin: 0 auto; max-width: 70rem; padding: 1rem; }
            table { border-collapse: collapse; width: 100%; }
            caption, th, td { padding: .5rem; text-align: start; }
            td:nth-child(2), td:nth-child(3) { overflow-wrap: anywhere; }
            tr { border-bottom: 1px solid #8888; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
            dt { font-weight: bold; }
            dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
            iframe { background: #fff; border: 1px solid #888; height: 62rem; width: 100%; }
            pre { border: 1px solid #888; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
            </style>
            </head>
            <body><main><h1>{{Encode(title)}}</h1>
            {{body}}
            </main></body>
            </html>
            """
        );
    }

    private static void AddFact(StringBuilder facts, string name, string value)
    {
        if (value.Length > 0)
        {
            facts.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd>{Encode(value)}</dd>");
        }
    }

    private static string Title(CaughtMail mail) =>
        mail.Subject.Length == 0 ? "(no subject)" : mail.Subject;

    private static string Pairs(IReadOnlyDictionary<string, string> values) =>
        string.Join('\n', values.Select(pair => $"{pair.Key}: {pair.Value}"));

    private static string Moment(DateTimeOffset at) =>
        FormattableString.Invariant(
            $"""<time datetime="{at.UtcDateTime:O}">{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC</time>"""
        );

    private static string Encode(IEnumerable<MailName> names) => Encode(string.Join(", ", names));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static IResult Html(string page) => Results.Text(page, "text/html; charset=utf-8");
}
