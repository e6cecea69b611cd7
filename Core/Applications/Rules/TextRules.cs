using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>Holds single texts to the rules that the table has for them.</summary>
internal static class TextRules
{
    /// <summary>
    /// The text as it is kept: trimmed, and without what no reader sees where a rule asks for words; null where there is
    /// none or it is at fault.
    /// </summary>
    public static string? Read(
        JsonNode? node,
        TextField field,
        IReadOnlyList<FieldRule> rules,
        Faults faults
    )
    {
        if (!Values.TryText(node, out var text))
        {
            faults.Add(field.Name, RuleCodes.SingleText, $"{field.Label} must be a single text.");
            return null;
        }

        if (text is not null)
        {
            return Check(text, field, rules, faults);
        }

        // Of a question with several fields, any one may have the answer, so the question tells.
        if (rules.Any(rule => rule.Code == RuleCodes.Required && rule.AnyOf.Count == 0))
        {
            faults.Add(field.Name, RuleCodes.Required, $"{field.Label} is required.");
        }

        return null;
    }

    private static string? Check(
        string text,
        TextField field,
        IReadOnlyList<FieldRule> rules,
        Faults faults
    )
    {
        foreach (var rule in rules)
        {
            text = Cleaned(text, rule.Code);
            if (MessageOf(text, rule, field.Label, rules) is { } message)
            {
                faults.Add(
                    field.Name,
                    rule.Code,
                    message,
                    rule.Code == RuleCodes.MaxLength
                        ? [("max", rule.Max!.Value), ("length", text.Length)]
                        : []
                );
                return null;
            }
        }

        return text;
    }

    private static string Cleaned(string text, string code) =>
        code switch
        {
            RuleCodes.Words or RuleCodes.NoUrl or RuleCodes.Digits => PlainText
                .WithoutDirectionOverrides(text)
                .Trim(),
            // Copied addresses often bring invisible characters along at their ends.
            RuleCodes.Email => text.Trim([
                .. text.Where(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format),
            ]),
            _ => text,
        };

    private static string? MessageOf(
        string text,
        FieldRule rule,
        string label,
        IReadOnlyList<FieldRule> rules
    ) =>
        rule.Code switch
        {
            RuleCodes.MaxLength when text.Length > rule.Max =>
                $"{label} is too long: it has {text.Length} characters, and at most {rule.Max} fit.",
            RuleCodes.OneLine when PlainText.HasControls(text) =>
                $"{label} contains characters that cannot be read. Type it again by hand.",
            RuleCodes.Words when !PlainText.HasSubstance(text) =>
                $"{label} has nothing to read. Write it with letters or digits.",
            RuleCodes.NoUrl when PlainText.HasUrl(text) =>
                $"{label} must not contain a web address. Take it out; links have a place further down.",
            // People write numbers in more ways than anyone can list, so whatever has digits is kept as it was typed.
            RuleCodes.Digits when !text.Any(char.IsDigit) => rules.Any(r =>
                r.Code == RuleCodes.Required
            )
                ? $"{label} has no digits. Write it with digits, like +44 20 7946 0958."
                : $"{label} has no digits. Write it with digits, like +44 20 7946 0958, or leave it out.",
            RuleCodes.Email when !IsEmail(text) =>
                $"{label} is not a complete address. Write it by hand, like name@example.com, without spaces or accents before the @.",
            _ => null,
        };

    // The pattern is what pages check, too. The framework's parser and the rules for domains see what a pattern can't.
    private static bool IsEmail(string text) =>
        PlainText.LooksLikeEmail(text)
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && !PlainText.HasInvisible(text)
        && MailDomain.ToAscii(address.Host) is not null
        && text.Length <= 254;
}

/// <param name="Name">As faults name it.</param>
/// <param name="Label">As sentences begin with it.</param>
internal readonly record struct TextField(string Name, string Label);
