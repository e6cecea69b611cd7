using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The fields that every application has: the names, the email address, the phone number.</summary>
internal static class CandidateRules
{
    public static bool Handles(string field) =>
        field is "first_name" or "last_name" or "email" or "phone";

    /// <summary>Null where a required field is at fault.</summary>
    public static Candidate? Check(
        JsonObject values,
        Posting posting,
        SubmissionLimits limits,
        Faults faults
    )
    {
        var phoneIsRequired =
            posting.Questions?.Any(q => q.Required == true && q.Fields is [{ Key: "phone" }, ..])
            == true;
        var first = Line(values, "first_name", "First name", true, limits, faults);
        var last = Line(values, "last_name", "Last name", true, limits, faults);
        var email = Email(values, limits, faults);
        var phone = Line(values, "phone", "Phone number", phoneIsRequired, limits, faults);
        return first is null || last is null || email is null
            ? null
            : new Candidate(first, last, email, phone);
    }

    private static string? Line(
        JsonObject values,
        string field,
        string label,
        bool required,
        SubmissionLimits limits,
        Faults faults
    )
    {
        if (Text(values, field, label, required, limits, faults) is not { } text)
        {
            return null;
        }

        text = PlainText.WithoutDirectionOverrides(text).Trim();
        if (!PlainText.HasSubstance(text))
        {
            faults.Add(field, $"{label} is required. Write it with letters or digits.");
        }
        else if (PlainText.HasUrl(text))
        {
            faults.Add(
                field,
                $"{label} must not contain a web address. Take it out; links have a place further down."
            );
        }
        else
        {
            return text;
        }

        return null;
    }

    private static string? Email(JsonObject values, SubmissionLimits limits, Faults faults)
    {
        if (Text(values, "email", "Email", true, limits, faults) is not { } text)
        {
            return null;
        }

        // Copied addresses often bring invisible characters along at their ends.
        text = text.Trim([
            .. text.Where(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format),
        ]);
        if (IsEmail(text))
        {
            return text;
        }

        faults.Add(
            "email",
            "Email is not a complete address. Write it by hand, like name@example.com, without spaces or accents before the @."
        );
        return null;
    }

    private static string? Text(
        JsonObject values,
        string field,
        string label,
        bool required,
        SubmissionLimits limits,
        Faults faults
    )
    {
        if (!Values.TryText(values[field], out var text))
        {
            faults.Add(field, $"{label} must be a single text.");
        }
        else if (text is null)
        {
            if (required)
            {
                faults.Add(field, $"{label} is required.");
            }
        }
        else if (text.Length > limits.NameLength)
        {
            faults.Add(
                field,
                $"{label} is too long: it has {text.Length} characters, and at most {limits.NameLength} fit."
            );
        }
        else if (PlainText.HasControls(text))
        {
            faults.Add(
                field,
                $"{label} contains characters that cannot be read. Type it again by hand."
            );
        }
        else
        {
            return text;
        }

        return null;
    }

    // The framework's parser takes display names and comments too; only the bare address is wanted, with a domain
    // that mail can reach.
    private static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && !text.Any(c =>
            char.IsWhiteSpace(c) || c is '"' or '<' or '>' or '(' or ')' or ',' or ';'
        )
        && !PlainText.HasInvisible(text)
        && address.User.All(char.IsAscii)
        && MailDomain.ToAscii(address.Host) is not null
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.StartsWith('.')
        && !address.Host.EndsWith('.')
        && !address.Host.StartsWith('[')
        && !address.Host.Contains("..", StringComparison.Ordinal)
        && address.User.Length <= 64
        && text.Length <= 254;
}
