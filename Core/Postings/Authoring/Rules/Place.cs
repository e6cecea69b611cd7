using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>
/// A value in a document, with the path to it, for the rules to look at. What is missing and what is null are both
/// nothing, as in Greenhouse's own JSON.
/// </summary>
internal sealed class Place(JsonNode? value, string path, DocumentFaults faults)
{
    public bool IsNothing => value is null;

    public Place this[string name] =>
        new((value as JsonObject)?[name], path.Length == 0 ? name : $"{path}.{name}", faults);

    /// <summary>The text, if it is one; nothing is said of what is none.</summary>
    public string? Words =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public void Fault(string message) => faults.Add(path, message);

    /// <summary>The text; null where there is none, or, as a fault, something else.</summary>
    public string? Text(int longest = int.MaxValue)
    {
        if (value is null)
        {
            return null;
        }

        if (value.GetValueKind() != JsonValueKind.String)
        {
            Fault("This must be a text, in quotes.");
            return null;
        }

        var text = value.GetValue<string>();
        if (text.Length <= longest)
        {
            return text;
        }

        Fault(
            FormattableString.Invariant(
                $"This text is too long: it has {text.Length:N0} characters, and at most {longest:N0} fit."
            )
        );
        return null;
    }

    /// <summary>A text that must be there, and must not be blank.</summary>
    public string? RequiredText(int longest = int.MaxValue)
    {
        if (value is null)
        {
            Fault("This is required. Write a text.");
            return null;
        }

        var text = Text(longest);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            Fault("This must not be blank. Write a text.");
            return null;
        }

        return text;
    }

    /// <summary>A whole number; null where there is none, or, as a fault, something else.</summary>
    public long? Whole(long least = 0, long most = long.MaxValue)
    {
        if (value is null)
        {
            return null;
        }

        if (
            value.GetValueKind() == JsonValueKind.Number
            && value.AsValue().TryGetValue<long>(out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        Fault(
            most == long.MaxValue
                ? $"This must be a whole number, {least} or more, without quotes."
                : $"This must be a whole number from {least} to {most}, without quotes."
        );
        return null;
    }

    public long? RequiredWhole(long least = 0)
    {
        if (value is null)
        {
            Fault("This is required. Write a whole number.");
        }

        return Whole(least);
    }

    public void Flag()
    {
        if (value?.GetValueKind() is not (null or JsonValueKind.True or JsonValueKind.False))
        {
            Fault("This must be true or false, without quotes.");
        }
    }

    /// <summary>One of some words; null where there is none, or, as a fault, another one.</summary>
    public string? OneOf(params ReadOnlySpan<string> words)
    {
        if (Text() is not { } text)
        {
            return null;
        }

        if (words.Contains(text))
        {
            return text;
        }

        Fault($"This must be one of {string.Join(", ", words!)}.");
        return null;
    }

    public bool IsObject()
    {
        if (value is null or JsonObject)
        {
            return value is not null;
        }

        Fault("This must be an object, in braces.");
        return false;
    }

    /// <summary>The elements of a list; empty where there is none, or, as a fault, something else.</summary>
    public IReadOnlyList<Place> Items()
    {
        if (value is JsonArray array)
        {
            return [.. array.Select((item, i) => new Place(item, $"{path}[{i}]", faults))];
        }

        if (value is not null)
        {
            Fault("This must be a list, in brackets.");
        }

        return [];
    }

    /// <summary>The elements of a list of objects; what is none is a fault and left out.</summary>
    public IReadOnlyList<Place> Objects()
    {
        var items = Items();
        foreach (var nothing in items.Where(i => i.IsNothing))
        {
            nothing.Fault("This must be an object, in braces.");
        }

        return [.. items.Where(i => i.IsObject())];
    }

    /// <summary>The value as it would be compared with what a candidate sends; null for anything but a text or number.</summary>
    public string? Scalar() =>
        value?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;

    /// <summary>What candidates choose an option by; null for what cannot be one.</summary>
    public string? Choice() =>
        value?.GetValueKind() switch
        {
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            _ => Scalar(),
        };

    public bool IsText => value?.GetValueKind() == JsonValueKind.String;
}
