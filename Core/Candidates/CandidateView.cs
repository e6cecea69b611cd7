using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Candidates;

/// <summary>
/// What of an application its link shows. How far it has come and what was noted is for those who hire to tell in their own
/// words; the board's <c>export-person</c> has all of it.
/// </summary>
public static class CandidateView
{
    public static StoredApplication Of(StoredApplication application)
    {
        var record = application.Record;
        return application with
        {
            Record = record with
            {
                Stage = record.Stage == Stage.Withdrawn ? Stage.Withdrawn : Stage.Received,
                Flags = [],
            },
            History = [.. application.History.Where(e => !HistoryEvents.IsInternal(e.Name))],
            Notes = [],
        };
    }
}
