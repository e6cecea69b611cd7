using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Search;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>The fields of an index. No text is stored in it: words and their places, ids, and what is filtered by and counted.</summary>
internal static class IndexFields
{
    public const string Id = "id";
    public const string Posting = "posting";
    public const string ReceivedAt = "received";
    public const string Stage = "stage";
    public const string Source = "source";
    public const string Flagged = "flagged";
    public const string Outcome = "outcome";

    /// <summary>The files of an application and what became of each, for <see cref="FilesOf"/>.</summary>
    public const string Files = "files";

    /// <summary>What field <see cref="Flagged"/> says where it is there at all.</summary>
    public const string Yes = "yes";
    private const string Name = "name";
    private const string Email = "email";
    private const string Answer = "answer";
    private const string Text = "text";

    // Between one answer or text and the next, so that no phrase spans two.
    public const int Gap = 100;

    public static IReadOnlyList<string> All { get; } = [Name, Email, Answer, Text];

    /// <summary>The names of what a query's field means.</summary>
    public static IReadOnlyList<string> Of(SearchField field) =>
        field == SearchField.Any ? All : [NameOf(field)];

    public static string NameOf(SearchField field) =>
        field switch
        {
            SearchField.Name => Name,
            SearchField.Email => Email,
            SearchField.Answer => Answer,
            SearchField.Text => Text,
            SearchField.Posting => Posting,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

    /// <summary>The id of a posting as it is indexed.</summary>
    public static string Digits(long posting) =>
        posting.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static Document Document(SearchDocument application)
    {
        var id = application.Id.ToString();
        var posting = Digits(application.Id.PostingId);
        var document = new Document
        {
            new StringField(Id, id, Field.Store.NO),
            new SortedDocValuesField(Id, new BytesRef(id)),
            new StringField(Posting, posting, Field.Store.NO),
            new NumericDocValuesField(ReceivedAt, application.ReceivedAt.UtcTicks),
            new TextField(Name, application.Name, Field.Store.NO),
            new TextField(Email, application.Email, Field.Store.NO),
        };
        AddWord(document, Stage, application.Stage.Word());
        AddWord(document, Source, application.Source);
        AddWord(document, Flagged, application.IsFlagged ? Yes : null);
        var files = string.Join(
            ' ',
            application.Outcomes.Select(o => $"{o.Field}={o.Word}={o.Scan?.Word()}")
        );
        document.Add(new SortedDocValuesField(Files, new BytesRef(files)));
        foreach (
            var outcome in application.Outcomes.Select(o => o.Word).Distinct(StringComparer.Ordinal)
        )
        {
            document.Add(new StringField(Outcome, outcome, Field.Store.NO));
            document.Add(new SortedSetDocValuesField(Outcome, new BytesRef(outcome)));
        }

        foreach (var answer in application.Answers)
        {
            document.Add(new TextField(Answer, answer, Field.Store.NO));
        }

        foreach (var text in application.Texts)
        {
            document.Add(new TextField(Text, text, Field.Store.NO));
        }

        return document;
    }

    /// <param name="files">What field <see cref="Files"/> says.</param>
    /// <returns>The files, and whether it says what scans of them came to, as former releases did not.</returns>
    public static (IReadOnlyList<TextWord> Files, bool TellsScans) FilesOf(string files)
    {
        var all = files
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(file => file.Split('='))
            .ToList();
        return (
            [
                .. all.Select(parts => new TextWord(parts[0], parts[1])
                {
                    Scan = parts.Length > 2 ? ScanStates.Of(parts[2]) : null,
                }),
            ],
            all.TrueForAll(parts => parts.Length > 2)
        );
    }

    /// <summary>What is filtered by and counted, as one whole.</summary>
    private static void AddWord(Document document, string field, string? word)
    {
        if (word is not null)
        {
            document.Add(new StringField(field, word, Field.Store.NO));
            document.Add(new SortedDocValuesField(field, new BytesRef(word)));
        }
    }
}
