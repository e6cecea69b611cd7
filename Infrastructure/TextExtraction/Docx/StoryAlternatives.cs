namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Chooses among alternatives, of which the first is read that is understood (ECMA-376 part 3, 9.3): most are a shape
/// for newer programs and the same in VML for older ones.
/// </summary>
internal sealed class StoryAlternatives(PartReader xml)
{
    // Of each choice that is open, whether one was taken.
    private readonly Stack<bool> _choices = new();

    public void Start(string name)
    {
        switch (name)
        {
            case "AlternateContent":
                _choices.Push(item: false);
                break;
            case "Choice" or "Fallback" when _choices.TryPop(out var isTaken):
                var takes =
                    !isTaken && (name == "Fallback" || xml.Understands(xml.Plain("Requires")));
                _choices.Push(isTaken || takes);
                if (!takes)
                {
                    xml.Skip();
                }

                break;
        }
    }

    /// <summary>The choice that is open is over.</summary>
    public void End() => _choices.TryPop(out _);
}
