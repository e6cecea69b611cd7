using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>Holds documents against the app's own rules, and gathers all that is wrong with all of them.</summary>
internal sealed class DocumentsReader
{
    private readonly Dictionary<SourceName, FoundDocument> _documents = [];
    private readonly List<FoundList> _lists = [];
    private readonly List<string> _faults = [];

    public void Fault(string origin, string message) => _faults.Add($"{origin}: {message}");

    /// <summary>Reads whatever Greenhouse answers: a board, a job, or a list of jobs.</summary>
    public void ReadAny(string file, JsonObject json, string board)
    {
        if (json["jobs"] is JsonArray jobs)
        {
            for (var i = 0; i < jobs.Count; i++)
            {
                ReadPosting($"{file}: jobs[{i}]", jobs[i], board, isShort: true);
            }
        }
        else if (json.ContainsKey("title") || json.ContainsKey("id"))
        {
            ReadPosting(file, json, board, isShort: false);
        }
        else
        {
            Read(file, json, new SourceName(board));
        }
    }

    public void Read(string origin, JsonObject json, SourceName name, bool isShort = false)
    {
        var faults = name.PostingId is { } id
            ? SourceReader.ReadPosting(json, id).Faults
            : SourceReader.ReadBoard(json).Faults;
        foreach (var fault in faults)
        {
            Fault(origin, $"{fault}");
        }

        if (
            faults.Count == 0
            && !_documents.TryAdd(name, new FoundDocument(name, origin, json, isShort))
        )
        {
            Fault(origin, $"This is {name.Path}, and {_documents[name].Origin} is it as well.");
        }
    }

    /// <param name="path">Where it is to stand.</param>
    public void ReadList(string file, byte[] content, string path)
    {
        try
        {
            _ = EducationJson.Read(content);
            _lists.Add(new FoundList(path, content));
        }
        catch (JsonException e)
        {
            Fault(file, $"This is no list of items with an id and a text: {e.Message}");
        }
    }

    /// <summary>Boards come first: without its board a posting is for nobody.</summary>
    public FoundDocuments Found()
    {
        foreach (
            var twice in _documents
                .Values.Where(d => d.Name.PostingId is not null)
                .GroupBy(d => d.Name.PostingId)
                .Where(g => g.Count() > 1)
        )
        {
            Fault(
                twice.First().Origin,
                $"Another board has a posting with this id, too: {twice.Last().Origin}. Give one of them another id."
            );
        }

        return new FoundDocuments(
            [.. _documents.Values.OrderBy(d => d.Name.PostingId ?? 0)],
            _lists,
            _faults
        );
    }

    private void ReadPosting(string origin, JsonNode? json, string board, bool isShort)
    {
        if (json is JsonObject posting && PostingId.TryParse($"{posting["id"]}", out var id))
        {
            Read(origin, posting, new SourceName(board, id), isShort);
        }
        else
        {
            Fault(origin, "A posting must be an object with its id, in digits.");
        }
    }
}
