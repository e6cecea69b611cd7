using System.CommandLine;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary>The board that a verb is about.</summary>
/// <param name="verb">For the example in the remedy.</param>
internal sealed class BoardArgument(string verb)
{
    public Argument<string> Argument { get; } =
        new("BOARD") { Description = "The board, as it stands in addresses." };

    /// <summary>The board's token.</summary>
    /// <exception cref="LocalHostException">It is no board's name.</exception>
    public string Read(ParseResult parsed)
    {
        var name = parsed.GetValue(Argument)!;
        return BoardToken.Of(name)
            ?? throw new LocalHostException(
                $"'{name}' is no board's name.",
                $"Give the name as it stands in addresses, as in: {verb} example."
            );
    }
}
