using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>How applications are written to a file.</summary>
/// <param name="titles">Of the postings that are there.</param>
internal abstract class ExportFormat(IReadOnlyDictionary<long, string> titles)
{
    public abstract string Extension { get; }

    public abstract string MediaType { get; }

    /// <summary>What the file begins with.</summary>
    public abstract ReadOnlyMemory<byte> Head { get; }

    public abstract ReadOnlyMemory<byte> Write(IReadOnlyList<StoredApplication> applications);

    protected string? TitleOf(StoredApplication application) =>
        titles.GetValueOrDefault(application.Id.PostingId);

    /// <summary>For spreadsheets: RFC 4180.</summary>
    public sealed class Sheet(
        IReadOnlyDictionary<long, string> titles,
        IApplicationSheet sheet,
        ExportColumns columns
    ) : ExportFormat(titles)
    {
        public override string Extension => "csv";

        public override string MediaType => "text/csv; charset=utf-8";

        public override ReadOnlyMemory<byte> Head => sheet.Head(columns.Names);

        public override ReadOnlyMemory<byte> Write(IReadOnlyList<StoredApplication> applications) =>
            sheet.Rows(applications.Select(a => columns.Row(a, TitleOf(a))));
    }

    /// <summary>For programs: an application a line, as it is read alone.</summary>
    public sealed class Lines(IReadOnlyDictionary<long, string> titles, Quarantine quarantine)
        : ExportFormat(titles)
    {
        private static readonly JsonWriterOptions Format = new()
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

        public override string Extension => "jsonl";

        public override string MediaType => "application/jsonl; charset=utf-8";

        public override ReadOnlyMemory<byte> Head => ReadOnlyMemory<byte>.Empty;

        public override ReadOnlyMemory<byte> Write(IReadOnlyList<StoredApplication> applications)
        {
            var lines = new ArrayBufferWriter<byte>();
            foreach (var application in applications)
            {
                using (var writer = new Utf8JsonWriter(lines, Format))
                {
                    ApplicationView
                        .Node(application, TitleOf(application), quarantine)
                        .WriteTo(writer);
                }

                lines.Write("\n"u8);
            }

            return lines.WrittenMemory;
        }
    }
}
