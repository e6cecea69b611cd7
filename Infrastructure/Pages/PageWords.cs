using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Infrastructure.Pages;

/// <summary>The pages' own words in one language, each by its name; numbers in braces stand for values.</summary>
internal sealed class PageWords
{
    private const string Fallback = "en";

    private static readonly Dictionary<string, PageWords> Languages = EmbeddedTexts
        .In("Pages/Messages/")
        .Select(file => new PageWords(Path.GetFileNameWithoutExtension(file.Key), file.Value))
        .ToDictionary(words => words.Culture.Name, StringComparer.OrdinalIgnoreCase);

    private PageWords(string language, string json)
    {
        Culture = CultureInfo.GetCultureInfo(language);
        All = JsonSerializer.Deserialize(json, WordsJson.Default.DictionaryStringString)!;
    }

    public CultureInfo Culture { get; }

    public IReadOnlyDictionary<string, string> All { get; }

    public bool Has(string name) => All.ContainsKey(name);

    public string Say(string name, params ReadOnlySpan<object?> values) =>
        string.Format(Culture, All[name], values);

    /// <summary>Rounded down to a tenth, so that a limit is never promised to be more than it is.</summary>
    public string Size(long bytes)
    {
        const int kilobyte = 1024;
        var (unit, name) =
            bytes < kilobyte * kilobyte
                ? (kilobyte, "kilobytes")
                : (kilobyte * kilobyte, "megabytes");
        return Say(name, decimal.Truncate(bytes * 10m / unit) / 10);
    }

    /// <summary>The posting's language, or else the first of the reader's that there is, or English.</summary>
    /// <param name="wanted">The reader's <c>Accept-Language</c>.</param>
    public static PageWords For(string? language, string? wanted) =>
        Languages.Nearest(language)
        ?? Read(wanted).Select(Languages.Nearest).FirstOrDefault(found => found is not null)
        ?? Languages[Fallback];

    private static IEnumerable<string?> Read(string? wanted) =>
        StringWithQualityHeaderValue.TryParseList([wanted ?? ""], out var tags)
            ? tags.Where(tag => tag.Quality is not 0)
                .OrderByDescending(tag => tag.Quality ?? 1)
                .Select(tag => tag.Value.Value)
            : [];
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class WordsJson : JsonSerializerContext;
