using System.Globalization;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>Why a body is refused before any rule about an application is asked.</summary>
internal sealed class ReadProblems(SubmissionLimits limits)
{
    private const string Accepted =
        "multipart/form-data, application/json or application/x-www-form-urlencoded";
    private const int ShownNameLength = 100;

    internal static readonly Problem EmptyBody = Bad(
        "empty-body",
        $"The request has no body; send the application as {Accepted}.",
        "Empty request body"
    );

    internal static readonly Problem NoContentType = Bad(
        "missing-content-type",
        $"The request does not say what its body is; send the Content-Type header {Accepted}.",
        "Missing content type"
    );

    internal static readonly Problem UnsupportedContentType = new(
        415,
        "unsupported-content-type",
        $"This kind of body cannot be read; send the application as {Accepted}.",
        "Unsupported content type"
    );

    internal static readonly Problem NoBoundary = Bad(
        "missing-boundary",
        "The Content-Type header has no usable boundary; let your HTTP client set that header for a form with files.",
        "Missing multipart boundary"
    );

    internal static readonly Problem Truncated = Bad(
        "truncated-body",
        "The application broke off before its end, most likely because the connection was lost; please send it again.",
        "Truncated request body"
    );

    internal static readonly Problem Unreadable = Bad(
        "unreadable-body",
        "The form could not be read because its parts are not well formed; check how it is put together and send it again.",
        "Malformed request body"
    );

    internal static readonly Problem NamelessPart = Bad(
        "nameless-part",
        "A part of the form has no name; give every part a Content-Disposition header with a name.",
        "Malformed request body"
    );

    internal static readonly Problem NotUtf8 = Bad(
        "invalid-text",
        "The application contains text that is not valid UTF-8; send all text as UTF-8.",
        "Invalid text encoding"
    );

    internal static readonly Problem BadName = Bad(
        "invalid-field-name",
        "A field name is too long or contains control characters; use the names that the posting lists.",
        "Invalid field name"
    );

    internal static readonly Problem NotAnObject = Bad(
        "json-not-an-object",
        "The JSON must be an object with the fields of the application, in braces.",
        "Malformed JSON"
    );

    internal Problem BodyTooLarge =>
        TooLarge(
            "body-too-large",
            $"The whole application can be at most {Sizes.InWords(limits.BodyBytes)}; make the files smaller and send it again.",
            "Request body too large"
        );

    internal Problem TooManyFiles =>
        TooLarge(
            "too-many-files",
            $"An application can have at most {Number(limits.Files)} files; leave some out and send it again.",
            "Too many files"
        );

    internal Problem TooManyFields =>
        TooLarge(
            "too-many-fields",
            $"An application can have at most {Number(limits.FormFields)} fields; send only those that the posting lists.",
            "Too many fields"
        );

    internal Problem FileTooLarge(string field) =>
        About(
            field,
            "file-too-large",
            RuleCodes.FileBytes,
            limits.FileBytes,
            $"Each file can be at most {Sizes.InWords(limits.FileBytes)}; choose a smaller file and send the application again."
        );

    /// <summary>A file that is sent as text (<c>resume_content</c>) is named by the field that it stands for.</summary>
    internal Problem FieldTooLarge(string field) =>
        field.EndsWith("_content", StringComparison.Ordinal)
            ? FileTooLarge(field[..^"_content".Length])
            : About(
                field,
                "field-too-large",
                RuleCodes.MaxLength,
                limits.TextAnswerLength,
                $"This answer is far too long; shorten it to at most {Number(limits.TextAnswerLength)} characters."
            );

    internal Problem TooDeep(string field) =>
        Bad(
            "nested-too-deep",
            $"The field \"{Shown(field)}\" is nested deeper than {Number(limits.JsonDepth)} levels; use the names that the posting lists.",
            "Nested too deeply"
        );

    internal static Problem Conflict(string field) =>
        Bad(
            "conflicting-fields",
            $"The field \"{Shown(field)}\" contradicts an earlier one, which was sent as another kind of value; send it one way only.",
            "Conflicting fields"
        );

    internal static Problem Encoded(string field) =>
        Bad(
            "unsupported-transfer-encoding",
            $"The part \"{Shown(field)}\" is encoded for mail; send its bytes as they are, without Content-Transfer-Encoding.",
            "Unsupported transfer encoding"
        );

    /// <param name="line">Counted from 0, as <see cref="System.Text.Json.JsonException"/> does.</param>
    internal static Problem BadJson(long line, long column) =>
        Bad(
            "malformed-json",
            $"The JSON is malformed at line {Number(line + 1)}, byte {Number(column + 1)}; send valid JSON in UTF-8, without comments or trailing commas.",
            "Malformed JSON"
        );

    private static Problem Bad(string code, string title, string error) =>
        new(400, code, title, error);

    private static Problem TooLarge(string code, string title, string error) =>
        new(413, code, title, error);

    private static Problem About(string field, string code, string rule, long max, string title) =>
        TooLarge(code, title, $"Invalid attributes: {Shown(field)}") with
        {
            Faults =
            [
                new Fault(
                    Shown(field),
                    rule,
                    new Dictionary<string, long>(StringComparer.Ordinal) { ["max"] = max },
                    title
                ),
            ],
        };

    private static string Shown(string field) =>
        field.Length <= ShownNameLength ? field : field[..ShownNameLength] + "…";

    private static string Number(long number) =>
        number.ToString("N0", CultureInfo.InvariantCulture);
}
