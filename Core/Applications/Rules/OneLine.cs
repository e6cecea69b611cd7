using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>Texts of one line: names, titles, places.</summary>
internal static class OneLine
{
    /// <summary>The text as it came, trimmed; null where there is none or it is at fault.</summary>
    public static string? Read(
        JsonNode? node,
        TextField field,
        SubmissionLimits limits,
        Faults faults
    )
    {
        var (name, label, required) = field;
        if (!Values.TryText(node, out var text))
        {
            faults.Add(name, $"{label} must be a single text.");
        }
        else if (text is null)
        {
            if (required)
            {
                faults.Add(name, $"{label} is required.");
            }
        }
        else if (text.Length > limits.NameLength)
        {
            faults.Add(
                name,
                $"{label} is too long: it has {text.Length} characters, and at most {limits.NameLength} fit."
            );
        }
        else if (PlainText.HasControls(text))
        {
            faults.Add(
                name,
                $"{label} contains characters that cannot be read. Type it again by hand."
            );
        }
        else
        {
            return text;
        }

        return null;
    }

    /// <summary>The same for what people read: there must be something to see.</summary>
    public static string? ReadWords(
        JsonNode? node,
        TextField field,
        SubmissionLimits limits,
        Faults faults
    )
    {
        if (Read(node, field, limits, faults) is not { } text)
        {
            return null;
        }

        text = PlainText.WithoutDirectionOverrides(text).Trim();
        if (PlainText.HasSubstance(text))
        {
            return text;
        }

        faults.Add(
            field.Name,
            $"{field.Label} has nothing to read. Write it with letters or digits."
        );
        return null;
    }
}

/// <param name="Name">As faults name it.</param>
/// <param name="Label">As sentences begin with it.</param>
internal readonly record struct TextField(string Name, string Label, bool Required);
