using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Search;

/// <summary>The applications of <see cref="Candidates"/> as they are kept, and in the index.</summary>
internal sealed class StoredCandidates(IServiceProvider services, string board)
{
    private const int AtOnce = 500;
    private const int Writers = 16;

    public static readonly string[] Sources = ["site", "university", "friend"];

    private readonly IApplicationStore _store = services.GetRequiredService<IApplicationStore>();
    private readonly ISearchIndex _index = services.GetRequiredService<ISearchIndex>();
    private readonly Candidates _candidates = new();
    private int _count;

    /// <summary>Adds some until there are as many.</summary>
    public async Task FillAsync(int count, CancellationToken stop)
    {
        foreach (var some in Enumerable.Range(_count, count - _count).Chunk(AtOnce))
        {
            var documents = some.Select(Candidates.Id)
                .ToDictionary(id => id, id => Document(_candidates, id, isCounted: true));
            await Parallel.ForEachAsync(
                documents.Values,
                new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = stop },
                async (document, token) => await _store.TryAddAsync(Stored(board, document), token)
            );
            await _index.UpdateAsync(
                board,
                documents.Keys,
                (id, _) => Task.FromResult<SearchDocument?>(documents[id]),
                stop
            );
        }

        _count = count;
    }

    /// <summary>A store that has all of them, and reads none.</summary>
    public MadeApplications Made() =>
        new(id => Stored(board, Document(_candidates, id, isCounted: false)));

    private static SearchDocument Document(Candidates candidates, ApplicationId id, bool isCounted)
    {
        var number = Candidates.Number(id);
        return candidates.Document(id, isCounted) with
        {
            Source = Sources[number % Sources.Length],
            IsFlagged = number % 50 == 0,
            Outcomes = [new TextWord("resume", TextWords.None)],
        };
    }

    private static NewApplication Stored(string board, SearchDocument document)
    {
        var name = document.Name.Split(' ');
        return new NewApplication(
            new ApplicationRecord(
                document.Id,
                board,
                document.Id.Code,
                document.ReceivedAt,
                new Candidate(name[0], name[^1], document.Email, "+44 20 7946 0958", null),
                [
                    .. document.Answers.Select(
                        (a, i) => new Answer($"question_{i}", $"Question {i}", [a], [])
                    ),
                ],
                document.Source,
                new ApplicationDetails(null, [], [], Consents.None, null)
            )
            {
                Flags = document.IsFlagged ? ["form-token"] : [],
            },
            [new FileRecord("resume", "cv.pdf", FileFormat.Pdf, 100_000, new string('0', 64))],
            [MailKind.Confirmation],
            []
        );
    }
}
