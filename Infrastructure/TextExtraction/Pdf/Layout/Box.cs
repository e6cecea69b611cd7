using System.Runtime.InteropServices;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>A part of a page, its sides level.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(double Left, double Right, double Bottom, double Top)
{
    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public double Middle => (Top + Bottom) / 2;

    public Box Mirrored => this with { Left = -Right, Right = -Left };

    public Box With(Box other) =>
        new(
            Math.Min(Left, other.Left),
            Math.Max(Right, other.Right),
            Math.Min(Bottom, other.Bottom),
            Math.Max(Top, other.Top)
        );

    public bool Holds(Place place) =>
        place.X >= Left && place.X <= Right && place.Y >= Bottom && place.Y <= Top;

    /// <summary>Whether the two share a part of their width, beyond what a letter may stick out.</summary>
    public bool IsAboveOrBelow(Box other) =>
        Math.Min(Right, other.Right) - Math.Max(Left, other.Left)
        > 0.2 * Math.Min(Width, other.Width);

    /// <summary>Whether the two share a part of their height, beyond what lines may touch.</summary>
    public bool IsBeside(Box other) =>
        Math.Min(Top, other.Top) - Math.Max(Bottom, other.Bottom)
        > 0.4 * Math.Min(Height, other.Height);
}
