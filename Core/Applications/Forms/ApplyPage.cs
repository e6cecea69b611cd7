using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>What the page without a script shows, in no language yet.</summary>
/// <param name="Kind">Which of its states.</param>
/// <param name="Status">The HTTP status that it is answered with.</param>
/// <param name="Languages">The reader's <c>Accept-Language</c>; null where there is none.</param>
public sealed record ApplyPage(ApplyPageKind Kind, int Status, string? Languages)
{
    /// <summary>Where the form is posted to.</summary>
    public string Action { get; init; } = "";

    /// <summary>Null where there is no such board.</summary>
    public Board? Board { get; init; }

    /// <summary>Null where there is no such posting.</summary>
    public Posting? Posting { get; init; }

    public IReadOnlyList<FormSection> Sections { get; init; } = [];

    public IReadOnlyList<UnseenField> Unseen { get; init; } = [];

    /// <summary>Why an application was refused; null where none was.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Faults that belong to nothing on the page.</summary>
    public IReadOnlyList<Fault> OtherFaults { get; init; } = [];

    /// <summary>Whether the form is filled in with what came.</summary>
    public bool IsFilledIn { get; init; }

    /// <summary>Of the files that may be attached, without the dot.</summary>
    public IReadOnlyList<string> FileExtensions { get; init; } = [];

    /// <summary>Bytes of one file.</summary>
    public long FileBytes { get; init; }

    /// <summary>Bytes of the whole application.</summary>
    public long BodyBytes { get; init; }

    /// <summary>The application's reference; null where none was accepted.</summary>
    public string? Reference { get; init; }

    /// <summary>The candidate's own link; null where there is no such page.</summary>
    public string? StatusUrl { get; init; }
}

/// <summary>What a form carries that no candidate fills in.</summary>
/// <param name="IsTrap">
/// Whether it is a text field like any other, kept out of sight and out of the keyboard's way, that only programs fill in.
/// </param>
public sealed record UnseenField(string Name, string Value, bool IsTrap = false);

/// <summary>The states of the page.</summary>
public enum ApplyPageKind
{
    Form,
    Accepted,

    /// <summary>The posting is there, and takes no applications.</summary>
    Closed,

    /// <summary>There is no such posting.</summary>
    Missing,

    /// <summary>Nothing can be done now.</summary>
    Trouble,
}

/// <summary>Writes the page that works without a script.</summary>
public interface IApplyPages
{
    /// <summary>The page in the posting's language, or else the reader's, or English.</summary>
    ValueTask<RenderedPage> RenderAsync(ApplyPage page, CancellationToken cancellationToken);
}

/// <param name="Html">In UTF-8.</param>
/// <param name="Policy">The <c>Content-Security-Policy</c> that it needs, and no more.</param>
public sealed record RenderedPage(int Status, string Html, string Language, string Policy);
