namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// What a library throws while it reads bytes that are already in memory can only be about those bytes, whatever type it has;
/// only what the machine lacks is a fault.
/// </summary>
internal static class ReaderFaults
{
    public static bool IsAboutContent(Exception fault) =>
        fault is not (OutOfMemoryException or InsufficientExecutionStackException or AccessViolationException or OperationCanceledException
            or TypeLoadException or MissingMemberException or BadImageFormatException or FileLoadException);
}
