using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Reads the .xls of Excel 95 and before, and what the other libraries cannot open. ExcelDataReader tells neither bold, indent, borders
/// nor alignment, and to it an error cell is as empty as an empty one; of an .xlsx the errors come from <see cref="PackageFacts"/>.
/// </summary>
/// <param name="facts">What is known of an .xlsx; null of an .xls.</param>
internal sealed class DataReaderReader(PackageFacts? facts) : IWorkbookReader
{
    // The library fills every row up to the sheet's widest one: a single cell far to the right and one far down would take hours.
    private const long MostPlaces = 100_000_000;

    private static readonly CellStyle IsoDate = new(new CellFormat("yyyy-mm-dd"), null, null, null, null);
    private static readonly CellStyle Unstyled = new(CellFormat.General, null, null, null, null);

    public WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, WorkbookLimits limits)
    {
        TextEncodings.Register();
        try
        {
            using var stream = content.ToStream();
            using var reader = ExcelReaderFactory.CreateReader(stream);
            return Read(fileName, reader, limits);
        }
        catch (InvalidPasswordException)
        {
            return FileFindings.Encrypted;
        }
        catch (Exception fault) when (ReaderFaults.IsAboutContent(fault))
        {
            return FileFindings.Damaged(Terms.BrokenContent, fault);
        }
    }

    private WorkbookReading Read(string fileName, IExcelDataReader reader, WorkbookLimits limits)
    {
        if (reader.ResultsCount > limits.Sheets)
            return FileFindings.OverLimit(Terms.Sheets, reader.ResultsCount, limits.Sheets);
        var styles = new Dictionary<(int, string?), CellStyle>();
        var sheets = new List<Sheet>();
        var (cells, places) = (0, 0L);
        do
        {
            places += (long)reader.RowCount * reader.FieldCount;
            if (places > MostPlaces)
                return FileFindings.OverLimit(Terms.Cells, places, limits.Cells);
            var merges = from range in reader.MergeCells ?? []
                         select new CellRange(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn);
            var draft = new SheetDraft(reader.Name ?? "", merges, facts?.Date1904 is not null)
            {
                IsHidden = reader.VisibleState != "visible",
            };
            var hiddenRows = new HashSet<int>();
            for (var row = 0; reader.Read(); row++)
            {
                if (reader.RowHeight == 0)
                    hiddenRows.Add(row);
                for (var column = 0; column < reader.FieldCount; column++)
                    Add(draft, new CellAddress(row, column), reader, styles);
                if (cells + draft.Count > limits.Cells)
                    return FileFindings.OverLimit(Terms.Cells, cells + draft.Count, limits.Cells);
            }

            var known = facts?.Of(draft.Name) ?? SheetFacts.None;
            foreach (var (address, code) in known.Errors)
                draft.AddError(address, code, Unstyled);
            foreach (var address in known.UncalculatedFormulas)
                draft.AddFormulaWithoutResult(address, Unstyled);
            cells += draft.Count;
            sheets.Add(draft.Build(hiddenRows.Contains, isColumnHidden: null));
        }
        while (reader.NextResult());
        return new WorkbookReading(new Workbook(fileName, [.. sheets]), []);
    }

    private void Add(SheetDraft draft, CellAddress address, IExcelDataReader reader, Dictionary<(int, string?), CellStyle> styles)
    {
        switch (reader.GetValue(address.Column))
        {
            case null:
                break;
            case string text:
                draft.AddText(address, text, Style());
                break;
            case bool value:
                draft.AddLogical(address, value, Style());
                break;
            case DateTime date:
                draft.AddNumber(address, SerialOf(date), DateStyle());
                break;
            case TimeSpan time:
                draft.AddNumber(address, time.TotalDays, Style());
                break;
            case var number:
                draft.AddNumber(address, Convert.ToDouble(number, CultureInfo.InvariantCulture), Style());
                break;
        }

        // A date that is held as text needs no date format.
        CellStyle DateStyle() => Style() is { Format.IsDate: true } style ? style : IsoDate;

        CellStyle Style()
        {
            var key = (reader.GetNumberFormatIndex(address.Column), reader.GetNumberFormatString(address.Column));
            if (!styles.TryGetValue(key, out var style))
                styles[key] = style = new CellStyle(CellFormat.Of(key.Item1, key.Item2), null, null, null, null);
            return style;
        }
    }

    // The library has turned serial numbers into dates already, by the 1904 count where that is written as 1.
    private double SerialOf(DateTime date) => facts?.Date1904 switch
    {
        null => SerialDate.FromDate(date),
        "1" => date.ToOADate() - SerialDate.DaysBetweenSystems,
        _ => date.ToOADate(),
    };
}
