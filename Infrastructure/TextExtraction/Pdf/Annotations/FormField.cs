using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>A field of a form, by what shows it on a page: ISO 32000-1, section 12.7.</summary>
internal sealed class FormField(PdfObjects objects, DictionaryToken widget)
{
    // A damaged file may have a field be its own ancestor.
    private const int MostAncestors = 32;

    private const int PasswordFlag = 1 << 13;
    private const int PushButtonFlag = 1 << 16;

    // What programs call the state of a button that is pressed, for want of a better word.
    private static readonly HashSet<string> States = new(StringComparer.OrdinalIgnoreCase)
    {
        "On",
        "Yes",
        "True",
        "X",
        "Checked",
        "Choice",
        "Oui",
        "Ja",
        "Tak",
        "S\u00ED",
        "Si",
        "Sim",
        "\u0414\u0430",
    };

    /// <summary>What was filled in; null for nothing.</summary>
    public string? Value()
    {
        var flags = Inherited("Ff") is NumericToken number ? number.Int : 0;
        return (Inherited("FT") as NameToken)?.Data switch
        {
            "Tx" when (flags & PasswordFlag) == 0 => objects.TextOf(Inherited("V")),
            "Ch" => Chosen(),
            "Btn" when (flags & PushButtonFlag) == 0 => Pressed(),
            _ => null,
        };
    }

    private string? Chosen()
    {
        var chosen = Inherited("V") switch
        {
            ArrayToken several => several.Data,
            { } one => [one],
            null => [],
        };
        var texts = chosen.Select(objects.TextOf).OfType<string>().Select(Shown);
        return string.Join(", ", texts);
    }

    // An option may be a pair of what is sent and what is shown.
    private string Shown(string sent)
    {
        if (Inherited("Opt") is ArrayToken options)
        {
            foreach (var option in options.Data)
            {
                if (
                    objects.Resolve(option) is ArrayToken { Data: [var first, var shown, ..] }
                    && objects.TextOf(first) == sent
                )
                {
                    return objects.TextOf(shown) ?? sent;
                }
            }
        }

        return sent;
    }

    private string? Pressed()
    {
        var state = objects.Name(widget, "AS") ?? (Inherited("V") as NameToken)?.Data;
        if (state is null or "Off")
        {
            return null;
        }

        // The states are numbered where their names are in Opt.
        if (
            Inherited("Opt") is ArrayToken options
            && int.TryParse(state, System.Globalization.CultureInfo.InvariantCulture, out var index)
            && index >= 0
            && index < options.Length
        )
        {
            state = objects.TextOf(options.Data[index]) ?? state;
        }

        return
            States.Contains(state.TrimEnd("0123456789".ToCharArray()).TrimEnd())
            || !state.Any(char.IsLetter)
            ? null
            : state;
    }

    private IToken? Inherited(string key)
    {
        var dictionary = widget;
        for (var level = 0; dictionary is not null && level < MostAncestors; level++)
        {
            if (objects.Resolve(dictionary, key) is { } value and not NullToken)
            {
                return value;
            }

            dictionary = objects.Dictionary(dictionary, "Parent");
        }

        return null;
    }
}
