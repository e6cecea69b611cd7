using System.Globalization;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>Months and years, as <c>{"month","year"}</c> of numbers or strings, or as ISO 8601 has them.</summary>
internal static class DateRules
{
    public const string Start = "start_date";
    public const string End = "end_date";
    public const int FirstYear = 1900;
    public const int LastYear = 2100;

    /// <summary>Null where there is none or it is at fault.</summary>
    /// <param name="name">As faults name it.</param>
    /// <param name="label">As sentences begin with it.</param>
    public static MonthAndYear? Read(JsonNode? node, string name, string label, Faults faults)
    {
        if (Values.IsBlank(node))
        {
            faults.Add(
                name,
                RuleCodes.Required,
                $"{label} is required. Give the month and the year."
            );
        }
        else if (!TryParts(node!, out var month, out var year))
        {
            faults.Add(
                name,
                RuleCodes.Date,
                $"{label} is not a date. Give the month as a number from 1 to 12, and the year with four digits."
            );
        }
        else if (year is null)
        {
            faults.Add(
                name,
                RuleCodes.Date,
                $"{label} has no year. Give the year with four digits."
            );
        }
        else
        {
            return new MonthAndYear(year.Value, month);
        }

        return null;
    }

    /// <summary>Says where an end comes before its start.</summary>
    public static void CheckOrder(
        MonthAndYear? start,
        MonthAndYear? end,
        string name,
        Faults faults
    )
    {
        if (start is not null && end is not null && start.IsAfter(end))
        {
            faults.Add(
                name,
                RuleCodes.NotBefore,
                "End date is before the start date. Correct one of the two."
            );
        }
    }

    private static bool TryParts(JsonNode node, out int? month, out int? year)
    {
        month = year = null;
        switch (node)
        {
            case JsonArray { Count: 1 } list when list[0] is { } only:
                return TryParts(only, out month, out year);
            case JsonObject group:
                return Values.TryText(group["month"], out var monthText)
                    && Values.TryText(group["year"], out var yearText)
                    && TryPart(monthText, 1, 12, out month)
                    && TryPart(yearText, FirstYear, LastYear, out year);
            case JsonValue when Values.TryText(node, out var text):
                // 2016, 2016-01, 2016-01-15, 2016-01-15T00:00:00Z
                var parts = text!.Split('T')[0].Split('-');
                return parts.Length <= 3
                    && TryPart(parts[0], FirstYear, LastYear, out year)
                    && TryPart(parts.ElementAtOrDefault(1), 1, 12, out month)
                    && TryPart(parts.ElementAtOrDefault(2), 1, 31, out _);
            default:
                return false;
        }
    }

    private static bool TryPart(string? text, int least, int most, out int? part)
    {
        part = null;
        if (text is null)
        {
            return true;
        }

        if (
            !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < least
            || number > most
        )
        {
            return false;
        }

        part = number;
        return true;
    }
}
