using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Emails;

/// <summary>
/// One mail of an application. Its text is what the provider carries with it and brings back in its events: opaque, no
/// personal data.
/// </summary>
/// <param name="Number">1 for the first of its kind, and the one kind that there is only one of.</param>
public readonly record struct MailId(ApplicationId ApplicationId, MailKind Kind, int Number = 1)
{
    /// <summary><c>confirmation</c> for the first of its kind, <c>corrected-2</c> for a later one.</summary>
    public string Name
    {
        get
        {
            var kind = Kind.ToString().ToLowerInvariant();
            return Number == 1
                ? kind
                : string.Create(CultureInfo.InvariantCulture, $"{kind}-{Number}");
        }
    }

    public override string ToString() => $"{ApplicationId}-{Name}";

    /// <summary>Reads what <see cref="ToString"/> wrote, and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MailId id)
    {
        id = default;
        var parts = text?.Split('-', 5) ?? [];
        if (
            parts.Length < 4
            || !ApplicationId.TryParse(string.Join('-', parts[..3]), out var application)
            || !Enum.TryParse<MailKind>(parts[3], ignoreCase: true, out var kind)
        )
        {
            return false;
        }

        var number = 1;
        if (parts.Length == 5 && !int.TryParse(parts[4], CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        id = new MailId(application, kind, number);
        return text == id.ToString();
    }
}
