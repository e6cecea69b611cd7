using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Testing;
using Azure.Data.Tables;

namespace ApplyFunctions.Bench.Applications;

/// <summary>
/// The rows of one application as the app writes them. The verb <c>trips</c> prints the bytes of both, which shows
/// whether they still agree.
/// </summary>
internal sealed class BareRows
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);
    private readonly SampleForm _form;
    private readonly string _answers;
    private readonly string[] _equality;
    private readonly string _sha256;

    public BareRows(SampleForm form)
    {
        _form = form;
        _answers = JsonSerializer.Serialize(form.Answers, Camel);
        _equality =
        [
            .. form.Equality.Select(answer =>
                JsonSerializer.Serialize(
                    new HeldEqualityAnswer(
                        ApplicationForm.Board,
                        form.Posting.Id,
                        "2000-01",
                        answer
                    ),
                    Camel
                )
            ),
        ];
        _sha256 = Convert.ToHexStringLower(SHA256.HashData(form.File));
    }

    public static TableEntity Key(string fingerprint) =>
        new(fingerprint, "key") { ["Schema"] = 1, ["Fingerprint"] = fingerprint };

    public static TableEntity Outbox(ApplicationId id, DateTimeOffset now)
    {
        var due = now + Grace;
        var minute = due.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        return new TableEntity($"{minute}-{id.Bucket[0]}", id.ToString())
        {
            ["Schema"] = 1,
            ["AnnouncedAt"] = now,
            ["Due"] = due,
            ["Looks"] = 0,
        };
    }

    public IEnumerable<TableEntity> Application(
        ApplicationId id,
        string fingerprint,
        string email,
        DateTimeOffset now
    )
    {
        yield return new TableEntity(id.Partition, $"{id.Code}.application")
        {
            ["Schema"] = 1,
            ["Board"] = ApplicationForm.Board,
            ["PostingId"] = id.PostingId,
            ["Fingerprint"] = fingerprint,
            ["ReceivedAt"] = now,
            ["FirstName"] = SampleForm.FirstName,
            ["LastName"] = SampleForm.LastName,
            ["Email"] = email,
            ["Phone"] = null,
            ["Source"] = null,
            ["Answers"] = _answers,
        };
        yield return new TableEntity(
            id.Partition,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{id.Code}.event.{now.UtcTicks:d19}.received"
            )
        )
        {
            ["Schema"] = 1,
            ["Event"] = "received",
            ["At"] = now,
        };
        yield return new TableEntity(id.Partition, $"{id.Code}.file.{_form.FileField}")
        {
            ["Schema"] = 1,
            ["Field"] = _form.FileField,
            ["FileName"] = SampleForm.FileName,
            ["Format"] = "Pdf",
            ["Bytes"] = (long)_form.File.Length,
            ["Sha256"] = _sha256,
        };
        yield return new TableEntity(id.Partition, $"{id.Code}.mail.confirmation")
        {
            ["Schema"] = 1,
            ["Kind"] = "Confirmation",
            ["State"] = "Pending",
            ["ChangedAt"] = now,
            ["Attempts"] = 0,
        };
        for (var index = 0; index < _equality.Length; index++)
        {
            yield return new TableEntity(
                id.Partition,
                string.Create(CultureInfo.InvariantCulture, $"{id.Code}.equality.{index}")
            )
            {
                ["Schema"] = 1,
                ["Answer"] = _equality[index],
            };
        }
    }
}
