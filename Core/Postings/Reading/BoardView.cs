using System.Text.Json;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>A board as clients see it. Its departments, offices and sections have addresses of their own.</summary>
internal static class BoardView
{
    private static readonly string[] OtherKeys = ["departments", "offices", "sections"];

    public static WireDocument Of(Board board)
    {
        var view = JsonSerializer.SerializeToNode(board, PostingJson.Default.Board)!.AsObject();
        foreach (var key in OtherKeys)
        {
            view.Remove(key);
        }

        view["content"] ??= "";
        return WireDocument.Json(writer => view.WriteTo(writer));
    }
}
