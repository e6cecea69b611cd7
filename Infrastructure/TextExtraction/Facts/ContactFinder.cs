using System.Buffers;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Cvs;
using PhoneNumbers;

namespace ApplyFunctions.Infrastructure.TextExtraction.Facts;

/// <summary>Finds in a text how its writer can be reached.</summary>
internal static partial class ContactFinder
{
    // Contact details stand at the top of a CV, or in a column that is read last.
    private const int LongestText = 50_000;
    private const int MostOfAKind = 20;
    private const int MostPhoneAttempts = 50;
    private const int FewestDigits = 7;

    private static readonly SearchValues<char> Digits = SearchValues.Create(
        "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
    );

    private static readonly SearchValues<string> Addresses = SearchValues.Create(
        ["://", "www.", ".com/", ".org/", ".net/"],
        StringComparison.OrdinalIgnoreCase
    );

    // Numbers without their country's code are understood in the languages that mostly one country writes.
    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["bg"] = "BG",
        ["cs"] = "CZ",
        ["da"] = "DK",
        ["el"] = "GR",
        ["fi"] = "FI",
        ["fr"] = "FR",
        ["de"] = "DE",
        ["he"] = "IL",
        ["hr"] = "HR",
        ["hu"] = "HU",
        ["it"] = "IT",
        ["ja"] = "JP",
        ["ko"] = "KR",
        ["nb"] = "NO",
        ["nl"] = "NL",
        ["pl"] = "PL",
        ["ro"] = "RO",
        ["ru"] = "RU",
        ["sk"] = "SK",
        ["sv"] = "SE",
        ["tr"] = "TR",
        ["uk"] = "UA",
        ["vi"] = "VN",
    };

    public static ContactDetails Find(string text, string? language)
    {
        List<string> emails = [];
        List<string> phones = [];
        List<string> links = [];
        var region = language is null ? null : Regions.GetValueOrDefault(language);

        // A glance at each line spares most of them the closer look.
        foreach (var part in text.AsSpan(0, Math.Min(text.Length, LongestText)).EnumerateLines())
        {
            if (part.Contains('@'))
            {
                emails.AddRange(Email().Matches(part.ToString()).Select(match => match.Value));
            }

            if (part.ContainsAny(Addresses))
            {
                links.AddRange(Links(part.ToString()));
            }

            // Without a region, only a number with its country's code is one.
            if (
                phones.Count < MostOfAKind
                && (region is not null || part.ContainsAny('+', '＋'))
                && part.CountAny(Digits) >= FewestDigits
                && (part.ContainsAny('+', '＋') || !Year().IsMatch(part))
            )
            {
                phones.AddRange(Phones(part.ToString(), region));
            }
        }

        var distinct = Distinct(links);
        return new(
            Distinct(emails),
            Distinct(phones),
            distinct,
            Name(LinkedIn(), distinct),
            Name(GitHub(), distinct)
        );
    }

    private static IEnumerable<string> Links(string text) =>
        Link()
            .Matches(text)
            .Select(match => Trimmed(match.Value))
            .Select(link =>
                link.Contains("://", StringComparison.Ordinal) ? link : $"https://{link}"
            )
            .Where(link =>
                Uri.TryCreate(link, UriKind.Absolute, out var uri)
                && uri.Host.Contains('.', StringComparison.Ordinal)
            );

    // What ends a sentence is no part of the address before it; a bracket is where it was opened in the address.
    private static string Trimmed(string link)
    {
        var end = link.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '»', '”', '’');
        return end.EndsWith(')') && !end.Contains('(', StringComparison.Ordinal)
            ? Trimmed(end[..^1])
            : end;
    }

    private static IEnumerable<string> Phones(string text, string? region)
    {
        var util = PhoneNumberUtil.GetInstance();
        return util.FindNumbers(text, region, PhoneNumberUtil.Leniency.VALID, MostPhoneAttempts)
            .Where(match => IsInternational(match.RawString) || !Year().IsMatch(match.RawString))
            .Select(match => util.Format(match.Number, PhoneNumberFormat.E164));
    }

    private static bool IsInternational(string number) =>
        number.Contains('+', StringComparison.Ordinal)
        || number.StartsWith("00", StringComparison.Ordinal);

    private static string? Name(Regex profile, IReadOnlyList<string> links) =>
        links
            .Select(link => profile.Match(link))
            .Where(match => match.Success)
            .Select(match => Uri.UnescapeDataString(match.Groups["name"].Value))
            .FirstOrDefault();

    private static IReadOnlyList<string> Distinct(IEnumerable<string> found) =>
        [.. found.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostOfAKind)];

    [GeneratedRegex(
        @"(?<![\w.%+-])[\w%+-][\w.%+-]{0,63}@(?:[\w-]{1,63}\.){1,8}\p{L}{2,24}(?![\w@-])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Email();

    // Bare addresses only of sites on which people show themselves: "ASP.NET" and "e.g" are none.
    [GeneratedRegex(
        @"(?:https?://|(?<![\w@./-])(?:www\.|(?:[a-z]{2,4}\.)?(?:linkedin\.com/(?:in|pub)/|xing\.com/profile/|github\.com/|gitlab\.com/|bitbucket\.org/|stackoverflow\.com/users/|behance\.net/|dribbble\.com/|medium\.com/@|orcid\.org/)))[^\s<>""“”]{2,500}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Link();

    // "02/2018 – 03/2020" has as many digits as a number of a town.
    [GeneratedRegex(
        @"(?<!\d)(?:19|20)\d\d(?!\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Year();

    [GeneratedRegex(
        @"linkedin\.com/(?:in|pub)/(?<name>[\p{L}\p{N}%_-]{1,100})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex LinkedIn();

    [GeneratedRegex(
        @"github\.com/(?<name>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})(?![A-Za-z0-9-])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex GitHub();
}
