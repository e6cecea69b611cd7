using System.Runtime.InteropServices;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>A place on a page, in points: x the way its lines are read, y upwards across them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(double X, double Y)
{
    public static Place operator -(Place one, Place other) => new(one.X - other.X, one.Y - other.Y);

    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>How far this leads along a direction of length 1.</summary>
    public double Along(Place direction) => X * direction.X + Y * direction.Y;

    /// <summary>How far this leads to the left of a direction of length 1.</summary>
    public double Across(Place direction) => Y * direction.X - X * direction.Y;
}
