namespace ApplyFunctions.Core.Education;

/// <summary>The lists that a board has which gives none of its own: common degrees and fields of study, no schools.</summary>
public static class ShippedLists
{
    public static EducationLists All { get; } =
        new(Read("degrees.json"), Read("disciplines.json"), EducationList.Empty);

    private static EducationList Read(string name)
    {
        using var stream = typeof(ShippedLists).Assembly.GetManifestResourceStream(
            $"Education/{name}"
        )!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return EducationJson.Read(bytes);
    }
}
