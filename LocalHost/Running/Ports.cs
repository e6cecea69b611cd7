namespace ApplyFunctions.LocalHost.Running;

/// <summary>
/// Where everything listens, on 127.0.0.1. Base 0 gives the documented ports. Any other base is added to their last
/// digits, so base 20000 gives functions 20071, careers page 20280, a page that embeds it 20281, sign-in 20282, recruiters'
/// pages 20283, mail catcher 20025, OCR emulator 20026 and Azurite 20000, 20001, 20002.
/// </summary>
internal sealed record Ports(int Base)
{
    public const int LowestBase = 1024;
    public const int HighestBase = 65_535 - 283;

    public static Ports Documented { get; } = new(0);

    public int Functions => At(7_000, 71);
    public int Careers => At(4_000, 280);
    public int Embedding => At(4_000, 281);
    public int SignIn => At(4_000, 282);
    public int Recruiters => At(4_000, 283);
    public int Mail => At(8_000, 25);
    public int Ocr => At(8_000, 26);
    public int Blobs => At(10_000, 0);
    public int Queues => At(10_000, 1);
    public int Tables => At(10_000, 2);

    public static bool IsBase(int value) => value is 0 or (>= LowestBase and <= HighestBase);

    /// <summary>The origin of what listens on <paramref name="port"/>, without a trailing slash.</summary>
    public static string Origin(int port) =>
        FormattableString.Invariant($"http://127.0.0.1:{port}");

    private int At(int documentedBase, int lastDigits) =>
        (Base == 0 ? documentedBase : Base) + lastDigits;
}
