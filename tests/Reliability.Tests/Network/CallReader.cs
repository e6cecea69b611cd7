using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Reliability.Tests.Network;

/// <summary>Tells what a call is for, from its address and its body.</summary>
internal sealed partial class CallReader
{
    // Files and their texts are known by their addresses; all other bodies of interest are smaller.
    private const int LongestBody = 256 * 1024;

    // Milliseconds; far more than any of these takes.
    private const int Timeout = 5_000;

    // An equality answer's own row names no application; what it is stored under is told by the commit.
    private readonly ConcurrentDictionary<string, ApplicationId> _recordKeys = new(
        StringComparer.Ordinal
    );

    /// <summary>The text of a queue message or a mail; null for other calls. Nothing personal belongs in the first.</summary>
    public static async Task<string?> QueueMessageAsync(Service service, HttpRequest request)
    {
        if (service != Service.Queues || !HttpMethods.IsPost(request.Method))
        {
            return null;
        }

        var text = XDocument.Parse(await BodyAsync(request)).Root?.Element("MessageText")?.Value;
        return text is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(text));
    }

    public async Task<Call> ReadAsync(Service service, HttpRequest request, int life)
    {
        var (kind, application) = service switch
        {
            Service.Blobs => Blob(request),
            Service.Queues => await QueueAsync(request),
            Service.Tables => await TableAsync(request),
            _ => await MailAsync(request),
        };
        return new Call(service, kind, application, life);
    }

    private static (CallKind, ApplicationId?) Blob(HttpRequest request)
    {
        var parts = Target(request).Split('/');
        if (
            parts is not ["", _, var container, var name, { Length: > 0 }]
            || !ApplicationId.TryParse(name, out var id)
        )
        {
            return (CallKind.Other, null);
        }

        return (request.Method, container) switch
        {
            ("PUT", "applications") => (CallKind.FilePut, id),
            ("GET", "applications") => (CallKind.FileRead, id),
            ("PUT", "texts") => (CallKind.TextPut, id),
            _ => (CallKind.Other, id),
        };
    }

    private static async Task<(CallKind, ApplicationId?)> QueueAsync(HttpRequest request)
    {
        var kind = Target(request).Split('/') switch
        {
            ["", _, "mails", "messages"] => CallKind.MailMessage,
            ["", _, "equality-answers", "messages"] => CallKind.EqualityMessage,
            _ => CallKind.Other,
        };
        return await QueueMessageAsync(Service.Queues, request) is { } message
            ? (kind, IdIn(message))
            : (CallKind.Other, null);
    }

    private async Task<(CallKind, ApplicationId?)> TableAsync(HttpRequest request)
    {
        var target = Target(request);
        if (target.EndsWith("/$batch", StringComparison.Ordinal))
        {
            return Transaction(await BodyAsync(request));
        }

        if (
            request.Method == "POST"
            && target.EndsWith("/IdempotencyKeys", StringComparison.Ordinal)
        )
        {
            return (CallKind.KeyClaim, null);
        }

        if (
            request.Method == "POST"
            && target.EndsWith("/EqualityAnswers", StringComparison.Ordinal)
        )
        {
            var record = NewRow().Match(await BodyAsync(request)).Groups["key"].Value;
            return (
                CallKind.EqualitySave,
                _recordKeys.TryGetValue(record, out var owner) ? owner : null
            );
        }

        if (Row().Match(target) is not { Success: true } row)
        {
            return (CallKind.Other, null);
        }

        var (partition, key) = (row.Groups["partition"].Value, row.Groups["row"].Value);
        return row.Groups["table"].Value switch
        {
            "Outbox" => (
                request.Method == "PUT" && FirstLook().IsMatch(await BodyAsync(request))
                    ? CallKind.OutboxAnnounce
                    : CallKind.Other,
                IdIn(key)
            ),
            "Applications" when key.Split('.') is [var code, var what, ..] => (
                ApplicationRow(request.Method, what, await BodyAsync(request)),
                IdIn($"{partition}-{code}")
            ),
            _ => (CallKind.Other, null),
        };
    }

    private static CallKind ApplicationRow(string method, string what, string body) =>
        (method, what) switch
        {
            ("DELETE", "equality") => CallKind.EqualityDelete,
            ("PATCH" or "MERGE" or "POST", "mail")
                when State().Match(body) is { Success: true } state => state
                .Groups["state"]
                .Value switch
            {
                "Sending" => CallKind.MailTake,
                "Sent" => CallKind.MailMark,
                _ => CallKind.Other,
            },
            _ => CallKind.Other,
        };

    private (CallKind, ApplicationId?) Transaction(string body)
    {
        if (
            WrittenRow().Match(body) is not { Success: true } row
            || WrittenPartition().Match(body) is not { Success: true } partition
        )
        {
            return (CallKind.Other, null);
        }

        var id = IdIn($"{partition.Groups["partition"].Value}-{row.Groups["code"].Value}");
        if (row.Groups["what"].ValueSpan is "text")
        {
            return (CallKind.TextRow, id);
        }

        foreach (Match record in RecordKey().Matches(body))
        {
            _recordKeys[record.Groups["key"].Value] = id!.Value;
        }

        return (CallKind.Commit, id);
    }

    private static async Task<(CallKind, ApplicationId?)> MailAsync(HttpRequest request) =>
        request.Method == "POST" && Target(request).EndsWith("/mail/send", StringComparison.Ordinal)
            ? (CallKind.MailHandOver, IdIn(await BodyAsync(request)))
            : (CallKind.Other, null);

    private static string Target(HttpRequest request) => request.Path.Value ?? "";

    private static ApplicationId? IdIn(string text) =>
        Id().Match(text) is { Success: true } found
        && ApplicationId.TryParse(found.Value, out var id)
            ? id
            : null;

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        request.EnableBuffering(LongestBody);
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return text;
    }

    [GeneratedRegex(
        @"\d+-[0-9a-f]{2}-[0-9a-hjkmnp-tv-z]{20}",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Id();

    [GeneratedRegex(
        @"/(?<table>\w+)\(PartitionKey='(?<partition>[^']*)',\s*RowKey='(?<row>[^']*)'\)$",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"""RowKey"":""(?<key>[^""]+)""", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex NewRow();

    [GeneratedRegex(@"""Looks"":0\b", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex FirstLook();

    [GeneratedRegex(@"""State"":""(?<state>\w+)""", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex State();

    [GeneratedRegex(
        @"""RowKey"":""(?<code>[0-9a-z]{20})\.(?<what>application""|text\b)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex WrittenRow();

    [GeneratedRegex(
        @"""PartitionKey"":""(?<partition>\d+-[0-9a-f]{2})""",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex WrittenPartition();

    [GeneratedRegex(
        @"recordKey(?:\\u0022|\\""):(?:\\u0022|\\"")(?<key>[^\\""]+)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex RecordKey();
}
