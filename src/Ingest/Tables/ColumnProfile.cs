using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>What a column of a body holds: the evidence for whether it labels rows or is labeled by them.</summary>
internal sealed partial class ColumnProfile
{
    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);
    private int _numbers;
    private decimal _latest;
    private bool _areIntegers = true;
    private bool _countOn;
    private bool _areYears = true;
    private bool _mayBeEarlyYears = true;
    private bool _rise = true;
    private bool _fall = true;
    private int _missing;
    private int _yearTexts;
    private int _longest;
    private bool _isHeadedAsCount;

    public ColumnProfile(int column) => Column = column;

    public int Column { get; }

    public int Texts { get; private set; }

    public int Dates { get; private set; }

    public int Count => _numbers + _missing + Texts + Dates;

    /// <summary>Whether its cells are figures rather than words.</summary>
    public bool IsNumeric => _numbers + _missing > Texts + Dates;

    /// <summary>Whether its numbers count rows, from 1, perhaps anew in each group, or as its heading says (序号).</summary>
    public bool IsSerial =>
        IsNumeric && _missing == 0 && _numbers > 0
        && ((_isHeadedAsCount && _areIntegers) || (!IsHeadedAsLabels && _countOn && (_numbers > 1 || Texts > 0 || Count == 1)));

    /// <summary>Whether its numbers are years, some of them perhaps typed as words (2019年).</summary>
    public bool IsYears => IsNumeric && _missing == 0 && Texts == _yearTexts && (_areYears || AreYearsInOrder);

    /// <summary>Whether the words over it say that its numbers count, order or date the rows (序号, 编码, 年份, 月份), whatever they are.</summary>
    public bool IsHeadedAsLabels { get; private set; }

    /// <summary>Whether its cells are words that come again and again, and so sort the rows rather than tell about each.</summary>
    public bool Repeats => Texts > 0 && (_distinct.Count + Count - Texts) * 2 <= Count;

    /// <summary>Whether its cells are words of which no two are the same.</summary>
    public bool TellsApart => Texts > 1 && _distinct.Count == Texts && !IsNumeric && !HoldsProse;

    /// <summary>Whether it holds sentences.</summary>
    public bool HoldsProse => _longest > 30;

    /// <summary>The columns of rows of headings and of a body that hold anything, from the left.</summary>
    public static List<ColumnProfile> Of(IEnumerable<SheetRow> header, IEnumerable<SheetRow> body)
    {
        var profiles = new Dictionary<int, ColumnProfile>();
        foreach (var cell in header.SelectMany(row => row.Cells))
        {
            if (!profiles.TryGetValue(cell.Address.Column, out var profile))
                profiles.Add(cell.Address.Column, profile = new ColumnProfile(cell.Address.Column));
            var heading = LabelText.Normalize(cell.Text);
            profile._isHeadedAsCount = CountHeading().IsMatch(heading);
            profile.IsHeadedAsLabels = profile._isHeadedAsCount || LabelHeading().IsMatch(heading);
        }

        foreach (var row in body)
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                var column = row.Cells[i].Address.Column;
                if (!profiles.TryGetValue(column, out var profile))
                    profiles.Add(column, profile = new ColumnProfile(column));
                if (row.Cells.Length > 1)
                    profile.Add(row.Cells[i], row.Kinds[i]);
            }
        }

        return [.. profiles.Values.OrderBy(p => p.Column)];
    }

    public void Add(Cell cell, CellKind kind)
    {
        switch (kind)
        {
            case CellKind.Text:
                _distinct.Add(cell.Text.Trim());
                Texts++;
                if (YearText().IsMatch(cell.Text))
                    _yearTexts++;
                // Three letters of a Latin word say no more than one character.
                _longest = Math.Max(_longest, cell.Text.All(char.IsAscii) ? cell.Text.Length / 3 : cell.Text.Length);
                break;
            case CellKind.Date:
                Dates++;
                break;
            case CellKind.Number when cell.Content.Number?.Value is { } number:
                Add(number);
                break;
            default:
                _missing++;
                break;
        }
    }

    // Tables of history go further back than what is taken for a year by itself.
    private bool AreYearsInOrder => _numbers > 2 && _mayBeEarlyYears && (_rise || _fall);

    // A column may hold a million numbers: of each it is seen what it goes on with, and none is kept but the latest.
    private void Add(decimal number)
    {
        var isInteger = decimal.IsInteger(number);
        _areIntegers &= isInteger;
        _areYears &= HeadingNumbers.IsYear(number);
        _mayBeEarlyYears &= isInteger && number is >= 1700 and <= 2100;
        if (_numbers++ == 0)
        {
            _countOn = number == 1;
        }
        else
        {
            _countOn = _countOn && (number == 1 || number == _latest + 1);
            _rise &= _latest < number;
            _fall &= _latest > number;
        }

        _latest = number;
    }

    [GeneratedRegex(@"\A(序号|编号|行次|no\.?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CountHeading();

    [GeneratedRegex(@"\A(编码|代码|\p{L}{0,4}(编码|代码)|年|年份|年度|月|月份|季|季度|日|时间|日期|期别|rank|[a-z]*(code|id|i\.d\.)|year|month|quarter|day|date)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelHeading();

    [GeneratedRegex(@"\A\s*(19|20)[0-9]{2}\s*(年|\*+|\(?[a-z0-9]{1,2}\)|[a-z])\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex YearText();
}
