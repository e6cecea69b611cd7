using System.Buffers;
using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>The names of a form's fields: each is there once, and none stands for something else.</summary>
internal sealed class FieldNames
{
    private const int Longest = 100;

    // Field names become parts of row keys and blob names.
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
    );

    // An application has these with a meaning of their own.
    private static readonly string[] Reserved =
    [
        "id",
        "applicant_ip",
        "data_compliance",
        "demographic_answers",
        "educations",
        "employments",
        "mapped_url_token",
    ];

    // A file X may come as one of these instead.
    private static readonly string[] OtherFormsOfFiles =
    [
        "_content",
        "_content_filename",
        "_url",
        "_url_filename",
    ];

    private readonly Dictionary<string, Named> _claimed = new(StringComparer.OrdinalIgnoreCase);
    private int _question;

    public void BeginQuestion() => _question++;

    /// <summary>The name without <c>[]</c>; null where it is at fault.</summary>
    public string? Claim(Place place, string? type)
    {
        if (place.RequiredText() is not { } name)
        {
            return null;
        }

        var key = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
        if (key.Length is 0 or > Longest || key.AsSpan().ContainsAnyExcept(Characters))
        {
            place.Fault(
                $"The name may have letters, digits, _ and - only, and at most {Longest} of them."
            );
        }
        else if (Reserved.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            place.Fault("Applications have this name for something else. Choose another one.");
        }
        else if (_claimed.TryAdd(key, new Named(place, type, _question)))
        {
            return key;
        }
        else
        {
            place.Fault("Another field has this name. Give each its own.");
        }

        return null;
    }

    /// <summary>The candidate's own fields are read as what they are everywhere.</summary>
    public static void CheckStandard(Place field, string? key, string? type)
    {
        var expected = key switch
        {
            "first_name" or "last_name" or "email" or "phone" => FieldTypes.Text,
            "resume" or "cover_letter" => FieldTypes.File,
            _ => null,
        };
        if (expected is not null && type is not null && type != expected)
        {
            field["type"].Fault($"A field of this name must be of type {expected}.");
        }
    }

    /// <summary>Names under which files of other fields may arrive.</summary>
    public void CheckAttachments()
    {
        var files = _claimed
            .Where(c => c.Value.Type == FieldTypes.File)
            .Select(c => c.Key)
            .ToList();
        foreach (var file in files.Union(AttachmentRules.Always, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var suffix in OtherFormsOfFiles)
            {
                if (_claimed.TryGetValue(file + suffix, out var other))
                {
                    other.Place.Fault(
                        $"The file {file} may arrive under this name. Choose another one."
                    );
                }
            }
        }

        foreach (var file in files)
        {
            // The text in place of a file is a field of the same question, as with Greenhouse's resume_text.
            if (
                _claimed.TryGetValue($"{file}_text", out var text)
                && (
                    text.Question != _claimed[file].Question
                    || text.Type is not (null or FieldTypes.TextArea or FieldTypes.Text)
                )
            )
            {
                text.Place.Fault(
                    $"This name is for the text in place of the file {file}: a textarea of the same question. Choose another one."
                );
            }
        }
    }

    private sealed record Named(Place Place, string? Type, int Question);
}
