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

    public static bool RequiresPhone(Posting posting) =>
        posting.Questions?.Any(q => q.Required == true && q.Fields is [{ Key: "phone" }, ..])
        == true;

    /// <summary>Null where a required field is at fault.</summary>
    public static Candidate? Check(
        JsonObject values,
        bool phoneIsRequired,
        IPhoneNumbers phones,
        SubmissionLimits limits,
        Faults faults
    )
    {
        var first = Name(values, "first_name", "First name", limits, faults);
        var last = Name(values, "last_name", "Last name", limits, faults);
        var email = Email(values, limits, faults);
        var phone = Phone(values, phoneIsRequired, limits, faults);
        return first is null || last is null || email is null
            ? null
            : new Candidate(first, last, email, phone, phone is null ? null : phones.ToE164(phone));
    }

    private static string? Name(
        JsonObject values,
        string field,
        string label,
        SubmissionLimits limits,
        Faults faults
    ) =>
        WithoutUrl(
            OneLine.ReadWords(values[field], new TextField(field, label, true), limits, faults),
            field,
            label,
            faults
        );

    // People write numbers in more ways than anyone can list, so whatever has digits is kept as it was typed.
    private static string? Phone(
        JsonObject values,
        bool required,
        SubmissionLimits limits,
        Faults faults
    )
    {
        var field = new TextField("phone", "Phone number", required);
        var text = OneLine.Read(values["phone"], field, limits, faults);
        text = text is null ? null : PlainText.WithoutDirectionOverrides(text).Trim();
        text = WithoutUrl(text, field.Name, field.Label, faults);
        if (text is null || text.Any(char.IsDigit))
        {
            return text;
        }

        faults.Add(
            field.Name,
            required
                ? "Phone number has no digits. Write it with digits, like +44 20 7946 0958."
                : "Phone number has no digits. Write it with digits, like +44 20 7946 0958, or leave it out."
        );
        return null;
    }

    private static string? WithoutUrl(string? text, string field, string label, Faults faults)
    {
        if (text is null || !PlainText.HasUrl(text))
        {
            return text;
        }

        faults.Add(
            field,
            $"{label} must not contain a web address. Take it out; links have a place further down."
        );
        return null;
    }

    private static string? Email(JsonObject values, SubmissionLimits limits, Faults faults)
    {
        var field = new TextField("email", "Email", true);
        if (OneLine.Read(values["email"], field, limits, faults) is not { } text)
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
