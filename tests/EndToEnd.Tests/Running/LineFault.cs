namespace ApplyFunctions.EndToEnd.Tests.Running;

internal enum LineFault
{
    None,

    /// <summary>The connection breaks when a part of the application is through.</summary>
    CutUpload,

    /// <summary>When a part of the application is through, the rest waits until the fault is another one.</summary>
    HoldUpload,

    /// <summary>The application arrives, and the connection breaks before its answer is back.</summary>
    LoseAnswer,

    /// <summary>All connections break, and each new one does: the server is away.</summary>
    Away,
}
