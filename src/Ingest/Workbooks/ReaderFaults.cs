namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// What a library throws while it reads bytes that are already in memory can only be about those bytes, whatever type it has;
/// only what the machine lacks, or whoever waits, is a fault. A budget used up is neither.
/// </summary>
internal static class ReaderFaults
{
    public static bool IsAboutContent(Exception fault) =>
        fault is not (OverBudgetException or OutOfMemoryException or InsufficientExecutionStackException or AccessViolationException or OperationCanceledException
            or TypeLoadException or MissingMemberException or BadImageFormatException or FileLoadException);
}
