using System.Globalization;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// What reading one workbook may take: time, memory, cells and characters. Whoever reads asks it as he goes, on the thread that the
/// budget was made on; over it, reading ends with <see cref="OverBudgetException"/>, and the workbook is returned with its finding.
/// </summary>
internal sealed class ReadingBudget
{
    // Asking the clock for every cell would cost more than the cell.
    private const int Stride = 256;

    private readonly TimeProvider _time;
    private readonly Func<TimeSpan> _processorTime;
    private readonly CancellationToken _cancellationToken;
    private readonly long _started;
    private readonly TimeSpan _usedBefore;
    private readonly long _allocated = GC.GetAllocatedBytesForCurrentThread();
    private long _cells;
    private long _characters;
    private int _asked;

    /// <param name="processorTime">How much of the processors the program has used so far; null for what the system says.</param>
    public ReadingBudget(WorkbookLimits limits, TimeProvider time, CancellationToken cancellationToken, Func<TimeSpan>? processorTime = null)
    {
        Limits = limits;
        _time = time;
        _cancellationToken = cancellationToken;
        _processorTime = processorTime ?? (static () => Environment.CpuUsage.TotalTime);
        _started = time.GetTimestamp();
        _usedBefore = _processorTime();
    }

    public WorkbookLimits Limits { get; }

    /// <summary>To be called for every small step, such as a node of XML or a cell.</summary>
    public void Step()
    {
        if (++_asked % Stride == 0)
            Check();
    }

    /// <summary>To be called for every large step, such as a part or a table.</summary>
    /// <exception cref="OverBudgetException">Time or memory is used up.</exception>
    /// <exception cref="OperationCanceledException">Whoever waits for the reading waits no longer.</exception>
    public void Check()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        // By the clock alone a machine that is busy with other things would return sound workbooks.
        if (_time.GetElapsedTime(_started) > Limits.ReadingTime && _processorTime() - _usedBefore > Limits.ReadingTime)
            throw new OverBudgetException(FileFindings.TooCostly(Terms.ReadingTime, Show(Limits.ReadingTime)));
        if (GC.GetAllocatedBytesForCurrentThread() - _allocated > Limits.ReadingBytes)
            throw new OverBudgetException(FileFindings.TooCostly(Terms.ReadingMemory, $"{Limits.ReadingBytes >> 20} MiB"));
    }

    /// <summary>A time as a finding says it.</summary>
    public static string Show(TimeSpan time) => $"{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s";

    /// <summary>Counts a cell that holds something and the characters that it shows.</summary>
    public void Take(string sheet, CellAddress cell, int characters)
    {
        Step();
        _cells++;
        _characters += characters;
        if (_cells > Limits.Cells)
            throw new OverBudgetException(FileFindings.OverLimit(Terms.Cells, _cells, Limits.Cells, sheet, cell));
        if (_characters > Limits.Characters)
            throw new OverBudgetException(FileFindings.OverLimit(Terms.Characters, _characters, Limits.Characters, sheet, cell));
    }
}
