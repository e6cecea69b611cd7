using System.Text;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// The files of a submission: a file part <c>X</c>, Base64 in <c>X_content</c>, a link in <c>X_url</c>, or the text itself
/// in <c>X_text</c>. The type is decided by content.
/// </summary>
internal sealed class AttachmentRules(Submission submission, RuleTable rules, Faults faults)
{
    /// <summary>Whether the posting lists it or not, a résumé or cover letter that is sent is kept.</summary>
    public static readonly IReadOnlyList<string> Always = ["resume", "cover_letter"];

    private readonly List<NewFile> _taken = [];

    public IReadOnlyList<NewFile> Taken => _taken;

    public static string ContentName(string field) => $"{field}_content";

    public static string LinkName(string field) => $"{field}_url";

    public static bool IsGiven(Submission submission, string name) =>
        !Values.TryText(submission.Values[name], out var text) || text is not null;

    /// <summary>Takes what was attached for a field; true where there is something, right or wrong.</summary>
    public bool Take(string field)
    {
        var attached = submission.Files.Where(f => f.Field == field).ToList();

        // Some pages send one file both ways.
        if (Content(field) is { } content && !attached.Exists(f => f.Sha256 == content.Sha256))
        {
            attached.Add(content);
        }

        var text = TakeText(field);
        if (IsGiven(submission, field))
        {
            faults.Add(
                field,
                RuleCodes.FileExpected,
                $"A file was expected, and a text came. Attach the file, or send the text as {field}_text."
            );
            return true;
        }

        var byLink = IsGiven(submission, LinkName(field));
        var most = rules.Max(field, RuleCodes.MaxFiles);
        if (attached.Count + (byLink ? 1 : 0) > most)
        {
            faults.Add(
                field,
                RuleCodes.MaxFiles,
                "More than one file was attached. Attach only one.",
                ("max", most)
            );
        }
        else if (attached is [var only])
        {
            TakeFile(only, mayDiffer: false);
        }
        else if (byLink)
        {
            TakeLinked(field);
        }

        return attached.Count > 0 || byLink || text || faults.Has(field);
    }

    private void TakeLinked(string field)
    {
        // Nothing is there where the posting takes no applications: then that is all that is told.
        var linked = submission.Linked.ByField.GetValueOrDefault(field);
        if (linked?.Fault is { } fault)
        {
            faults.Add(field, RuleCodes.FileLink, fault);
        }
        else if (linked?.File is { } file)
        {
            TakeFile(file, mayDiffer: true);
        }
    }

    /// <summary>Of all files together, however each came.</summary>
    public void CheckNumber()
    {
        var most = rules.Form.First(r => r.Code == RuleCodes.Files).Max!.Value;
        if (_taken.Count > most)
        {
            faults.Add(
                _taken[(int)most].Record.Field,
                RuleCodes.Files,
                $"An application can have at most {most} files. Leave some out.",
                ("max", most)
            );
        }
    }

    private void TakeFile(SubmittedFile file, bool mayDiffer)
    {
        var field = file.Field;
        if (file.Content.Length == 0)
        {
            faults.Add(
                field,
                RuleCodes.FileNotEmpty,
                "The file is empty: it has 0 bytes. Save it again, look that it opens, and attach it once more."
            );
            return;
        }

        if (IsTooLarge(field, file.Content.Length))
        {
            return;
        }

        var format = FileSniffer.Detect(file.Content);
        if (!format.IsAccepted())
        {
            faults.AddUnsupportedFile(
                field,
                $"Uploaded {Words(field)} has an unsupported file type.",
                "Save it as PDF, DOC, DOCX, TXT or RTF, and attach it again."
            );
            return;
        }

        Add(file, format, mayDiffer);
    }

    private bool TakeText(string field)
    {
        var name = $"{field}_text";
        if (!Values.TryText(submission.Values[name], out var text))
        {
            faults.Add(name, RuleCodes.SingleText, "The text must be a single text.");
            return true;
        }

        if (text is null)
        {
            return false;
        }

        var bytes = Encoding.UTF8.GetBytes(PlainText.Lines(text));
        if (!IsTooLarge(name, bytes.Length) && bytes.Length > 0)
        {
            Add(new SubmittedFile(name, $"{name}.txt", new(bytes)), FileFormat.Text, false);
        }

        return bytes.Length > 0;
    }

    private SubmittedFile? Content(string field)
    {
        var name = ContentName(field);
        _ = Values.TryText(submission.Values[$"{name}_filename"], out var fileName);
        if (!Values.TryText(submission.Values[name], out var base64))
        {
            faults.Add(
                field,
                RuleCodes.Base64,
                $"{name} must be a single text: the file's bytes in Base64."
            );
            return null;
        }

        if (base64 is null)
        {
            // Clients send the name of no file along.
            return null;
        }

        var comma = base64.StartsWith("data:", StringComparison.Ordinal)
            ? base64.IndexOf(',', StringComparison.Ordinal)
            : -1;
        if (!Base64Text.TryDecode(base64.AsSpan(comma + 1), out var bytes))
        {
            faults.Add(
                field,
                RuleCodes.Base64,
                $"{name} is not valid Base64. Encode the file's bytes as Base64, without other characters."
            );
            return null;
        }

        return new SubmittedFile(field, FileNames.Clean(fileName ?? ""), new(bytes));
    }

    private void Add(SubmittedFile file, FileFormat format, bool mayDiffer) =>
        _taken.Add(
            new NewFile(
                new FileRecord(
                    file.Field,
                    file.FileName.Length == 0 ? file.Field : file.FileName,
                    format,
                    file.Content.Length,
                    file.Sha256
                ),
                file.Content,
                mayDiffer
            )
        );

    private bool IsTooLarge(string name, long bytes)
    {
        var most = rules.Max(name, RuleCodes.FileBytes);
        if (bytes <= most)
        {
            return false;
        }

        faults.Add(name, RuleCodes.FileBytes, TooLarge(most), ("max", most), ("bytes", bytes));
        return true;
    }

    private static string TooLarge(long limit) =>
        $"The file is too large: at most {Sizes.InWords(limit)} fit. Save a smaller version, for example a PDF without pictures, and attach that.";

    private static string Words(string field) =>
        field switch
        {
            "cover_letter" => "cover letter",
            "resume" => "resume",
            _ => "file",
        };
}
