using System.Collections.Frozen;
using System.Globalization;

namespace ApplyFunctions.Core.Announcements;

/// <summary>The countries as people write them in English, and their ISO 3166-1 codes of two letters.</summary>
internal static class Countries
{
    private static readonly FrozenSet<string> States = (
        "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
        + "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Codes = Load();

    /// <summary>The code of the country with this name or code; null where it is none.</summary>
    public static string? CodeOf(string name) => Codes.GetValueOrDefault(name);

    /// <summary>Whether it is how a state of the USA is written in addresses.</summary>
    public static bool IsState(string name) => States.Contains(name);

    private static FrozenDictionary<string, string> Load()
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["UK"] = "GB",
            ["U.K."] = "GB",
            ["Great Britain"] = "GB",
            ["England"] = "GB",
            ["Scotland"] = "GB",
            ["Wales"] = "GB",
            ["Northern Ireland"] = "GB",
            ["USA"] = "US",
            ["U.S."] = "US",
            ["U.S.A."] = "US",
            ["United States of America"] = "US",
            ["The Netherlands"] = "NL",
            ["Czech Republic"] = "CZ",
            ["Turkey"] = "TR",
            ["UAE"] = "AE",
            ["Hong Kong"] = "HK",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            // Some regions are parts of the world, with numbers for names.
            if (region.TwoLetterISORegionName is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] code)
            {
                codes.TryAdd(region.EnglishName, code);
                codes.TryAdd(code, code);
            }
        }

        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
