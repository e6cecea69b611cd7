using System.Globalization;
using System.Net.Mail;
using ApplyFunctions.Core.Applications.Forms;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Infrastructure.Pages;

/// <summary>
/// What the template can name. What is missing is the empty text: for strict Liquid a null is a variable that does not
/// exist. Names that end in <c>_html</c> are clean HTML; all else is text.
/// </summary>
internal sealed class PageVariables(ApplyPage page, PageWords words)
{
    private readonly QuestionVariables _questions = new(page, words);

    public Dictionary<string, object> All()
    {
        var company = page.Posting?.CompanyName ?? page.Board?.Name ?? "";
        var role = page.Posting?.Title ?? "";
        var sections = page.Sections.Select(section => Section(section, company)).ToList();
        var summary = Summary();
        var (title, text) = Words(role, company);
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["language"] = words.Culture.Name,
            ["direction"] = words.Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr",
            ["t"] = words.All.ToDictionary(
                pair => pair.Key,
                pair => (object)pair.Value,
                StringComparer.Ordinal
            ),
            ["kind"] = page.Kind.ToString().ToLowerInvariant(),
            ["title"] = summary.Count > 0 ? words.Say("error_title", title) : title,
            ["heading"] = page.Kind is ApplyPageKind.Form ? role : title,
            ["text"] = text,
            ["company"] = company,
            ["role"] = role,
            ["role_language"] = page.Posting?.Language ?? "",
            ["content_html"] =
                page.Kind is ApplyPageKind.Form ? CleanHtml.Of(page.Posting?.Content) : "",
            ["location"] = page.Posting?.Location?.Name ?? "",
            ["deadline"] = Moment(page.Posting?.Deadline),
            ["privacy_url"] = WebAddress(page.Board?.PrivacyPolicyUrl),
            ["notice_html"] = CleanHtml.Of(page.Board?.PrivacyNotice?.Text),
            ["equal_html"] = CleanHtml.Of(page.Board?.EqualOpportunityStatement),
            ["accessibility_html"] = CleanHtml.Of(page.Board?.AccessibilityStatement),
            ["support_email"] = Address(page.Board?.SupportEmail),
            ["reference"] = page.Reference ?? "",
            ["status_url"] = WebAddress(page.StatusUrl),
            ["action"] = page.Action,
            ["problem"] = Problem(),
            ["is_filled_in"] = page.IsFilledIn,
            ["summary"] = summary,
            ["sections"] = sections,
            ["unseen"] = page.Unseen.Select(Unseen).ToList(),
        };
    }

    private (string Title, string Text) Words(string role, string company) =>
        page.Kind switch
        {
            ApplyPageKind.Form => (words.Say("form_title", role), ""),
            ApplyPageKind.Accepted => (
                words.Say("accepted_title"),
                words.Say("accepted_text", role, company)
            ),
            ApplyPageKind.Closed => (words.Say("closed_title", role), words.Say("closed_text")),
            ApplyPageKind.Missing => (words.Say("missing_title"), words.Say("missing_text")),
            _ => (words.Say("trouble_title"), words.Say("trouble_text")),
        };

    private Dictionary<string, object> Section(FormSection section, string company)
    {
        var name = section.Kind;
        var isEntry = section.Number > 0;
        var isApart = name is SectionKinds.Compliance or SectionKinds.Demographic;
        var heading =
            section.Title
            ?? (
                isEntry ? words.Say(name, section.Number)
                : words.Has($"{name}_title") ? words.Say($"{name}_title")
                : ""
            );
        var id = isEntry ? $"{name}-{Number(section.Number)}" : name;
        return new(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["heading"] = heading,
            ["is_entry"] = isEntry,
            ["is_apart"] = isApart,
            ["lead"] = name switch
            {
                SectionKinds.Education or SectionKinds.Employment => words.Say(
                    section.Required ? $"{name}_required" : $"{name}_optional"
                ),
                SectionKinds.EqualityConsent => words.Say("equality_consent_lead"),
                _ => "",
            },
            ["promises"] = isApart
                ? (List<string>)
                    [
                        words.Say("promise_voluntary"),
                        words.Say("promise_apart"),
                        words.Say("promise_use", company),
                    ]
                : [],
            ["words_html"] = section.Words.Select(CleanHtml.Of).ToList(),
            ["errors"] = _questions.Messages(section.Faults, isChoice: false),
            ["questions"] = section.Questions.Select(_questions.Of).ToList(),
        };
    }

    /// <summary>All that is wrong, in the order of the page, with where it leads.</summary>
    private List<Dictionary<string, object>> Summary() =>
        [
            .. page.Sections.SelectMany(section =>
                _questions
                    .Messages(section.Faults, isChoice: false)
                    .Select(message => Entry(section.Kind, "", message))
                    .Concat(section.Questions.SelectMany(_questions.Summary))
            ),
            .. page.OtherFaults.Select(fault => Entry("", "", fault.Message)),
        ];

    internal static Dictionary<string, object> Entry(string target, string label, string message) =>
        new(StringComparer.Ordinal)
        {
            ["target"] = target,
            ["label"] = label,
            ["message"] = message,
        };

    /// <summary>What is wrong as a whole; nothing where only answers are.</summary>
    private Dictionary<string, object> Problem()
    {
        var isOfAnswers = page.Problem is null or { Status: 422, Faults.Count: > 0 };
        var status = page.Problem?.Status ?? 0;
        var name = words.Has($"problem_{Number(status)}_title")
            ? $"problem_{Number(status)}"
            : "problem";
        return new(StringComparer.Ordinal)
        {
            ["title"] = isOfAnswers ? "" : words.Say($"{name}_title"),
            ["text"] =
                isOfAnswers ? ""
                : name == "problem" ? page.Problem!.Title
                : words.Say(
                    $"{name}_text",
                    words.Size(page.FileBytes),
                    words.Size(page.BodyBytes),
                    Math.Ceiling((page.Problem!.RetryAfter ?? TimeSpan.FromMinutes(1)).TotalMinutes)
                ),
        };
    }

    private static Dictionary<string, object> Unseen(UnseenField field) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = field.Name,
            ["value"] = field.Value,
            ["is_trap"] = field.IsTrap,
        };

    /// <summary>On the clock of the posting's zone, with the zone: without one it is a guess.</summary>
    private string Moment(Deadline? deadline)
    {
        if (deadline is null)
        {
            return "";
        }

        var offset = deadline.Instant.ToString("zzz", CultureInfo.InvariantCulture);
        return $"{deadline.Instant.ToString(words.Say("moment"), words.Culture)} ({deadline.Zone}, UTC{offset})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

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
}
