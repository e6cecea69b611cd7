using System.Net.Mail;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>
/// What the mails' templates can name, each a single line. What is missing or not fit to show is the
/// empty text, so that a template can ask <c>{% if privacy_url != blank %}</c>: for strict Liquid a null is a
/// variable that does not exist.
/// </summary>
internal static partial class MailVariables
{
    private const int MaxLength = 255;

    public static Dictionary<string, object> From(MailModel model)
    {
        var support = Address(model.SupportEmail);
        var reference = MailLine.Clean(model.Reference, MaxLength);
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = Name(model),
            ["posting_title"] = MailLine.Clean(model.PostingTitle, MaxLength),
            ["company_name"] = MailLine.Clean(model.CompanyName, MaxLength),
            ["posting_url"] = WebAddress(model.PostingUrl),
            ["reference"] = reference,
            ["received_at"] = model.ReceivedAt,
            ["support_email"] = support,
            ["support_link"] =
                support.Length == 0
                    ? ""
                    : $"mailto:{Uri.EscapeDataString(support).Replace("%40", "@", StringComparison.Ordinal)}"
                        + $"?subject={Uri.EscapeDataString(reference)}",
            ["status_url"] = WebAddress(model.StatusUrl),
            ["privacy_url"] = WebAddress(model.PrivacyPolicyUrl),
        };
    }

    /// <summary>
    /// Empty for a name that a mail client would turn into a link. Anybody can enter anybody's address, so the
    /// name is the one place where a stranger's words reach a mail that our domain signs.
    /// </summary>
    private static string Name(MailModel model)
    {
        var name = MailLine.Clean($"{model.FirstName} {model.LastName}", MaxLength);
        return name.Length == 0 || LooksLikeLink.IsMatch(name) ? "" : name;
    }

    private static string WebAddress(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : "";

    private static string Address(string? value) =>
        // TryCreate also takes "Name <address>", and guesses where a name ends.
        MailAddress.TryCreate(value, out var address)
        && address.Address == value
            ? value
            : "";

    // "://", an @, or a dot with no space after it as in "t.co". "J. R. Smith" and "Ann Lee Ph.D." pass; the
    // rare "St.John" is greeted without a name.
    [GeneratedRegex(@"://|@|\w\.\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex LooksLikeLink { get; }
}
