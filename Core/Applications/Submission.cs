using System.Buffers;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// What a form or a client sent, before any rule is applied: one tree of values, whatever the kind of body
/// was, and the file parts beside it.
/// </summary>
/// <param name="Values">
/// The fields by name. Forms give strings, nested by the Rack rules (<c>a[b][]</c>); JSON keeps its own types.
/// A trailing <c>[]</c> is stripped from names, and such a field is an array.
/// </param>
/// <param name="Files">The file parts in the order in which they came; a field may occur twice.</param>
public sealed record Submission(JsonObject Values, IReadOnlyList<SubmittedFile> Files) : IDisposable
{
    /// <summary>The files that were fetched from where links lead; none until that was done.</summary>
    public LinkedFiles Linked { get; init; } = LinkedFiles.None;

    /// <summary>Gives the buffers of the file parts back.</summary>
    public void Dispose()
    {
        foreach (var file in Files)
        {
            file.Dispose();
        }
    }
}

/// <param name="Field">The form field, without a trailing <c>[]</c>.</param>
/// <param name="FileName">The name without any folders and control characters; may be empty.</param>
/// <param name="Content">The bytes, held once, until <see cref="Dispose"/>.</param>
public sealed record SubmittedFile(
    string Field,
    string FileName,
    ReadOnlySequence<byte> Content,
    IDisposable? Owner = null
) : IDisposable
{
    private string? _sha256;

    /// <summary>The SHA-256 of the content: 64 hex digits, made once, when it is first asked for.</summary>
    public string Sha256 => _sha256 ??= ApplicationIdentity.Sha256Of(Content);

    public void Dispose() => Owner?.Dispose();
}
