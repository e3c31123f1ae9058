using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Recognition;

/// <summary>Counts over workbooks. Recall counts what is recorded: the right figures of accepted workbooks out of all that were meant.</summary>
internal sealed class Tally
{
    private int _returned;
    private int _imperfect;
    private long _meant;
    private long _read;
    private long _recorded;
    private long _recordedRight;
    private long _right;
    private long _wrong;

    public static string Heading => $"{"habit",-42} {"workbooks",9} {"recall",8} {"read",8} {"precision",9} {"wrong",6} {"recorded",8} {"returned",8} {"imperfect",9}";

    public int Workbooks { get; private set; }

    public void Add(RecognitionResult result)
    {
        Workbooks++;
        _meant += result.Workbook.Observations.Count;
        _right += result.Right.Count;
        _read += result.Right.Count + result.Wrong.Count;
        _imperfect += result.IsPerfect ? 0 : 1;
        if (result.Verdict != Verdict.Accepted)
        {
            _returned++;
            return;
        }

        _recordedRight += result.Right.Count;
        _recorded += result.Right.Count + result.Wrong.Count;
        _wrong += result.Wrong.Count;
    }

    public string Line(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-42} {Workbooks,9} {Share(_recordedRight, _meant),8} {Share(_right, _meant),8} {Share(_recordedRight, _recorded),9} {_wrong,6} {_read - _right,8} {_returned,8} {_imperfect,9}");

    private static string Share(long part, long whole) => whole == 0 ? "-" : (100m * part / whole).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
