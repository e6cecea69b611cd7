using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Puts the rows of one application together.</summary>
internal static class StoredApplications
{
    /// <param name="rows">All rows of the application, by their keys.</param>
    public static StoredApplication Of(
        ApplicationId id,
        TableEntity application,
        IReadOnlyDictionary<string, TableEntity> rows,
        Quarantine quarantine
    )
    {
        var files = new List<AttachedFile>();
        var mails = new List<MailEntry>();
        var history = new List<HistoryEvent>();
        var notes = new List<Note>();
        foreach (var (key, row) in rows.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            switch (key.Split('.')[1])
            {
                case RowKeys.FileWord:
                    var file = ApplicationRows.File(row);
                    var text = rows.GetValueOrDefault(RowKeys.Text(id, file.Field));
                    files.Add(
                        new AttachedFile(file, text is null ? null : ApplicationRows.Text(text))
                        {
                            Scan = TableFileScans.StateOf(row),
                            IsMarkedUnread = rows.ContainsKey(RowKeys.Unread(id, file.Field)),
                        }
                    );
                    break;
                case RowKeys.MailWord:
                    mails.Add(TableMailLedger.Entry(id, row));
                    break;
                case RowKeys.EventWord:
                    history.Add(ApplicationRows.Event(row));
                    break;
                case RowKeys.NoteWord:
                    notes.Add(ApplicationRows.Note(row));
                    break;
            }
        }

        return new StoredApplication(
            ApplicationRows.Application(id, application),
            files,
            mails,
            history,
            application.ETag.ToString()
        )
        {
            Notes = notes,
            Owed = OwedRows.Of(id, rows.Values, quarantine)!,
        };
    }
}
