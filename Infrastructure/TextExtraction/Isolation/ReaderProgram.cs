using System.Runtime.InteropServices;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>
/// The app in its other mode: a process that reads documents and does nothing else, so that a document that overflows
/// the stack, takes all memory or hangs costs a process and not the app. See <see cref="ReaderPool"/>.
/// </summary>
public static class ReaderProgram
{
    internal const string Argument = "--read-documents";

    /// <summary>Whether the app was started to read documents.</summary>
    public static bool IsMeant(string[] arguments) => arguments is [Argument];

    /// <summary>
    /// Reads documents from standard input until it closes. That happens at the latest with the end of the app, however
    /// it ends, so that no reading process outlives it.
    /// </summary>
    public static int Run()
    {
        CoreDumps.Forbid();

        // What a parser prints must not get among the answers.
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);

        // Ctrl+C in a terminal and the stop of a service go to all processes of a group. The app decides about this one:
        // a reading that is broken off from outside would look as if the document were to blame.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore);

        using var readings = new WorkThread("Read documents", BoundedReading.StackBytes);
        Frames.Write(output, FrameKind.Ready);
        try
        {
            // While a document is read this thread waits for the next one, and so sees the end of the input at once.
            while (Frames.ReadRequest(input) is var (limits, document))
            {
                Frames.Write(output, FrameKind.Accepted);
                readings.Post(() => Answer(output, document, limits));
            }
        }
        catch (OutOfMemoryException)
        {
            Frames.Write(output, FrameKind.OutOfMemory);
        }
        catch (EndOfStreamException)
        {
            // The app has gone in the middle of a request.
        }

        return 0;
    }

    private static void Answer(Stream output, byte[] document, ExtractionLimits limits)
    {
        try
        {
            var read = BoundedReading.Read(document, limits, CancellationToken.None);
            Frames.Write(output, FrameKind.Read, Frames.Content(read));
        }
        catch (OutOfMemoryException)
        {
            Frames.Write(output, FrameKind.OutOfMemory);
        }
    }

    private static void Ignore(PosixSignalContext signal) => signal.Cancel = true;
}
