using ApplyFunctions.Core.Search;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>The fields of an index. No text is stored in it but the applications' ids.</summary>
internal static class IndexFields
{
    public const string Id = "id";
    public const string Posting = "posting";
    public const string ReceivedAt = "received";
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

    public static Document Document(SearchDocument application)
    {
        var id = application.Id.ToString();
        var posting = application.Id.PostingId.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        var document = new Document
        {
            new StringField(Id, id, Field.Store.YES),
            new SortedDocValuesField(Id, new BytesRef(id)),
            new StringField(Posting, posting, Field.Store.NO),
            new NumericDocValuesField(ReceivedAt, application.ReceivedAt.UtcTicks),
            new TextField(Name, application.Name, Field.Store.NO),
            new TextField(Email, application.Email, Field.Store.NO),
        };
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
}
