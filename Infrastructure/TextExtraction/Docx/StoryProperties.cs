using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Reads the properties of what is in a story: of each element, all that is in it.</summary>
internal sealed class StoryProperties(PartReader xml, StoryParts parts)
{
    private const int MostEntries = 200;

    private readonly ListCounters _lists = new(number =>
        parts.Numbering.Find(number, parts.Styles)
    );

    public void BeginRun(DocxFrame frame) =>
        frame.IsHidden = parts.Styles.IsHidden(frame.Style, character: null);

    public void EndRun(DocxFrame frame) => (frame.IsHidden, frame.Font) = (false, null);

    public void ReadRun(DocxFrame frame)
    {
        bool? isHidden = null;
        string? style = null;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            switch (xml.Name)
            {
                case "rStyle":
                    style = xml.Attribute("val");
                    break;
                case "vanish":
                    isHidden = xml.IsOn;
                    break;
                case "specVanish" when xml.IsOn:
                    isHidden = true;
                    break;
                case "rFonts":
                    frame.Font = xml.Attribute("ascii") ?? xml.Attribute("hAnsi");
                    break;
                case "rPrChange":
                    xml.Skip();
                    break;
            }
        }

        frame.IsHidden = isHidden ?? parts.Styles.IsHidden(frame.Style, style);
    }

    public void ReadParagraph(DocxFrame frame)
    {
        var list = default(ListPlace);
        bool? isHidden = null;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            switch (xml.Name)
            {
                case "pStyle":
                    frame.Style = xml.Attribute("val");
                    break;
                case "numId":
                    list = list with { Number = WordNumber.Parse(xml.Attribute("val")) };
                    break;
                case "ilvl":
                    list = list with { Level = WordNumber.Parse(xml.Attribute("val")) };
                    break;
                case "vanish":
                    isHidden = xml.IsOn;
                    break;

                // Of the mark that ends the paragraph (ECMA-376 part 1, 17.13.5.15 and 17.13.5.21).
                case "del"
                or "moveFrom":
                    frame.IsJoined = true;
                    break;
                case "rPrChange" or "pPrChange" or "numberingChange" or "sectPr":
                    xml.Skip();
                    break;
            }
        }

        // What is not seen does not count.
        isHidden ??= parts.Styles.IsHidden(frame.Style, character: null);
        if (isHidden == false && !frame.IsJoined)
        {
            frame.Label(_lists.Next(list, parts.Styles.ListOf(frame.Style)));
        }
    }

    /// <summary>Whether a row or a cell was deleted, with its content.</summary>
    public bool ReadIsDeleted()
    {
        var isDeleted = false;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            if (xml.Name is "trPrChange" or "tcPrChange")
            {
                xml.Skip();
            }

            isDeleted |= xml.Name is "del" or "cellDel";
        }

        return isDeleted;
    }

    /// <summary>Whether a content control shows only what is to be filled in (ECMA-376 part 1, 17.5.2.39).</summary>
    public bool ReadIsPlaceholder()
    {
        var isPlaceholder = false;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            isPlaceholder |= xml.Name == "showingPlcHdr" && xml.IsOn;
        }

        return isPlaceholder;
    }

    /// <summary>What a field of a form shows that has no result of its own (ECMA-376 part 1, 17.16.17).</summary>
    public string? ReadFormField()
    {
        var entries = new List<string>();
        int? entry = null;
        bool? isChecked = null;
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            switch (xml.Name)
            {
                case "listEntry" when entries.Count < MostEntries:
                    entries.Add(xml.Attribute("val") ?? "");
                    break;

                // The default stands before what was chosen.
                case "default"
                or "result":
                    entry = WordNumber.Parse(xml.Attribute("val")) ?? entry;
                    isChecked = isChecked is null ? null : xml.IsOn;
                    break;
                case "checkBox":
                    isChecked = false;
                    break;
                case "checked":
                    isChecked = xml.IsOn;
                    break;
            }
        }

        return isChecked is { } isOn ? (isOn ? "☒" : "☐") : entries.ElementAtOrDefault(entry ?? 0);
    }
}
