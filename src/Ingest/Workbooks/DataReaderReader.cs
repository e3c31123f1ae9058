using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Reads the .xls of Excel 95 and before, and what NPOI cannot open. ExcelDataReader tells neither bold, indent, borders
/// nor alignment, and to it an error cell is as empty as an empty one.
/// </summary>
internal sealed class DataReaderReader : IWorkbookReader
{
    public WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        TextEncodings.Register();
        try
        {
            using var stream = content.ToStream(budget);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            return Read(fileName, reader, budget);
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

    private static WorkbookReading Read(string fileName, IExcelDataReader reader, ReadingBudget budget)
    {
        if (reader.ResultsCount > budget.Limits.Sheets)
            return FileFindings.OverLimit(Terms.Sheets, reader.ResultsCount, budget.Limits.Sheets);
        var styles = new Dictionary<(int, string?), CellStyle>();
        var sheets = new List<Sheet>();
        var findings = new List<Finding>();
        do
        {
            var merges = from range in reader.MergeCells ?? []
                         select new CellRange(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn);
            var draft = new SheetDraft(reader.Name ?? "", is1904: false, budget)
            {
                IsHidden = reader.VisibleState != "visible",
            };
            var hiddenRows = new HashSet<int>();
            for (var row = 0; reader.Read(); row++)
            {
                if (reader.RowHeight == 0)
                    hiddenRows.Add(row);
                // The library fills every row up to the sheet's widest one: a single cell far to the right and one far down take their time.
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    budget.Step();
                    Add(draft, new CellAddress(row, column), reader, styles);
                }
            }

            var (sheet, found) = draft.Build(merges, hiddenRows.Contains, isColumnHidden: null);
            sheets.Add(sheet);
            findings.AddRange(found);
        }
        while (reader.NextResult());
        return new WorkbookReading(new Workbook(fileName, [.. sheets]), [.. findings]);
    }

    private static void Add(SheetDraft draft, CellAddress address, IExcelDataReader reader, Dictionary<(int, string?), CellStyle> styles)
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
                draft.AddNumber(address, SerialDate.FromDate(date), Style());
                break;
            case TimeSpan time:
                draft.AddNumber(address, time.TotalDays, Style());
                break;
            case var number:
                draft.AddNumber(address, Convert.ToDouble(number, CultureInfo.InvariantCulture), Style());
                break;
        }

        CellStyle Style()
        {
            var key = (reader.GetNumberFormatIndex(address.Column), reader.GetNumberFormatString(address.Column));
            if (!styles.TryGetValue(key, out var style))
                styles[key] = style = new CellStyle(CellFormat.Of(key.Item1, key.Item2), null, null, null, null);
            return style;
        }
    }
}
