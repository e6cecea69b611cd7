using System.Globalization;
using System.Text.Json;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>The caught mails: in memory, and one JSON file each, so that they are there after a restart.</summary>
internal sealed class Mailbox
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly List<CaughtMail> _mails = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public Mailbox(string folder, TextWriter warnings)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (Load(file, warnings) is { } mail)
            {
                _mails.Add(mail);
            }
        }
    }

    /// <summary>Newest first, with whether each was read.</summary>
    public IReadOnlyList<(CaughtMail Mail, bool Read)> All()
    {
        lock (_gate)
        {
            return [.. Enumerable.Reverse(_mails).Select(mail => (mail, _read.Contains(mail.Id)))];
        }
    }

    /// <summary>Returns the mail and marks it read.</summary>
    public CaughtMail? Open(string id)
    {
        lock (_gate)
        {
            var mail = id == "latest" ? _mails.LastOrDefault() : _mails.Find(one => one.Id == id);
            if (mail is not null)
            {
                _read.Add(mail.Id);
            }

            return mail;
        }
    }

    /// <summary>Keeps the mail. It is on disk when this returns.</summary>
    public async Task AddAsync(CaughtMail mail, CancellationToken cancellationToken)
    {
        var path = PathOf(mail);
        var unfinished = path + ".part";
        await File.WriteAllBytesAsync(
            unfinished,
            JsonSerializer.SerializeToUtf8Bytes(mail, Indented),
            cancellationToken
        );
        File.Move(unfinished, path);
        lock (_gate)
        {
            _mails.Add(mail);
        }
    }

    /// <summary>Removes the named mails, or all when none is named.</summary>
    public void Remove(IReadOnlyCollection<string> ids)
    {
        lock (_gate)
        {
            foreach (
                var mail in _mails
                    .Where(mail => ids.Count == 0 || ids.Contains(mail.Id, StringComparer.Ordinal))
                    .ToList()
            )
            {
                File.Delete(PathOf(mail));
                _mails.Remove(mail);
                _read.Remove(mail.Id);
            }
        }
    }

    private static CaughtMail? Load(string file, TextWriter warnings)
    {
        try
        {
            return JsonSerializer.Deserialize<CaughtMail>(File.ReadAllBytes(file));
        }
        catch (JsonException exception)
        {
            warnings.WriteLine(
                $"{file} is not a caught mail and is left alone: {exception.Message}"
            );
            return null;
        }
    }

    private string PathOf(CaughtMail mail)
    {
        var at = mail.Date.UtcDateTime.ToString(
            "yyyyMMdd'T'HHmmssfffffff",
            CultureInfo.InvariantCulture
        );
        return Path.Combine(_folder, $"{at}-{mail.Id}.json");
    }
}
