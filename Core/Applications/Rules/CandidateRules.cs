using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The fields that every application has: the names, the email address, the phone number.</summary>
internal static class CandidateRules
{
    private static readonly TextField FirstName = new("first_name", "First name");
    private static readonly TextField LastName = new("last_name", "Last name");
    private static readonly TextField Email = new("email", "Email");
    private static readonly TextField Phone = new("phone", "Phone number");

    /// <summary>What every application has to say, in the order in which it is asked for.</summary>
    public static IReadOnlyList<string> Demanded { get; } =
    [FirstName.Name, LastName.Name, Email.Name];

    public static bool Handles(string field) =>
        field is "first_name" or "last_name" or "email" or "phone";

    public static bool RequiresPhone(Posting posting) =>
        posting.Questions?.Any(q => q.Required == true && q.Fields is [{ Key: "phone" }, ..])
        == true;

    /// <summary>Null where a required field is at fault.</summary>
    public static Candidate? Check(
        JsonObject values,
        RuleTable rules,
        IPhoneNumbers phones,
        Faults faults
    )
    {
        var first = Read(FirstName);
        var last = Read(LastName);
        var email = Read(Email);
        var phone = Read(Phone);
        return first is null || last is null || email is null
            ? null
            : new Candidate(first, last, email, phone, phone is null ? null : phones.ToE164(phone));

        string? Read(TextField field) =>
            TextRules.Read(values[field.Name], field, rules[field.Name], faults);
    }
}
