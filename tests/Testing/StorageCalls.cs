namespace ApplyFunctions.Testing;

/// <summary>
/// The calls to storage that one application with a CV, a key and two equality answers costs: a test counts them, and what
/// calculates costs and loads starts from here.
/// </summary>
public static class StorageCalls
{
    /// <summary>By the part of its way, in the order of that, and by what they are for.</summary>
    public static IReadOnlyList<CountedCalls> All { get; } =
    [
        new(CallPart.Request, CallPurpose.Application, 4),
        new(CallPart.Request, CallPurpose.IdempotencyKey, 1),
        new(CallPart.Request, CallPurpose.EqualityAnswers, 2),
        new(CallPart.Text, CallPurpose.Application, 3),
        new(CallPart.Text, CallPurpose.Search, 1),
        new(CallPart.Mail, CallPurpose.Application, 3),
        new(CallPart.EqualityAnswers, CallPurpose.EqualityAnswers, 6),
        new(CallPart.Index, CallPurpose.Application, 1),
        new(CallPart.Index, CallPurpose.Search, 15),
    ];

    public static int Sum { get; } = All.Sum(c => c.Calls);

    public static int Of(CallPart part) => All.Where(c => c.Part == part).Sum(c => c.Calls);

    public static int Of(CallPurpose purpose) =>
        All.Where(c => c.Purpose == purpose).Sum(c => c.Calls);
}

public sealed record CountedCalls(CallPart Part, CallPurpose Purpose, int Calls);

/// <summary>The parts of an application's way through the app, and what sweeps up behind it.</summary>
public enum CallPart
{
    Request,
    Text,
    Mail,
    EqualityAnswers,
    Index,
    Dispatcher,
}

/// <summary>What a call is for.</summary>
public enum CallPurpose
{
    /// <summary>That it is kept, read, answered, and that none of this is forgotten.</summary>
    Application,

    /// <summary>That the client's own key stands for it; most clients send none.</summary>
    IdempotencyKey,
    EqualityAnswers,

    /// <summary>That it is found: by words, and by its person.</summary>
    Search,
}
