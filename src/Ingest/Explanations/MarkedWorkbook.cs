using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>
/// A copy of a workbook on which a person sees at a glance how it was understood: the parts of each table are colored, and every cell of a body has
/// its meaning in a note. An .xlsx or .xlsm keeps everything that it holds; of another format it is a new .xlsx with the values.
/// </summary>
/// <param name="Content">Its bytes.</param>
/// <param name="HasMacros">Whether it holds macros: then Excel opens it only under the name .xlsm.</param>
internal sealed record MarkedWorkbook(byte[] Content, bool HasMacros)
{
    /// <param name="content">The file that was read.</param>
    /// <param name="workbook">What was read of it.</param>
    /// <param name="sheets">How it was understood.</param>
    public static MarkedWorkbook Of(
        ReadOnlyMemory<byte> content, Workbook workbook, IReadOnlyList<SheetReading> sheets, IndicatorCatalog catalog, ReadingBudget budget, CultureInfo culture)
    {
        var texts = new MarkTexts(culture);
        var marks = sheets.DistinctBy(s => s.Sheet.Name).ToDictionary(s => s.Sheet.Name, s => SheetMarks.Of(s, catalog, texts).Paint, StringComparer.Ordinal);
        return With(content, workbook, marks, texts["author"], null, budget, culture);
    }

    /// <summary>A copy with something put on it: the file itself where it is an .xlsx or .xlsm, else what was read of it.</summary>
    public static MarkedWorkbook With(
        ReadOnlyMemory<byte> content, Workbook workbook, IReadOnlyDictionary<string, Paint> marks, string author, ReviewPage? review, ReadingBudget budget, CultureInfo culture)
    {
        marks = WithinLimit(marks, budget.Limits.Notes, new MarkTexts(culture));
        if (ContentRecognition.Of(content, budget) is { Format: WorkbookFormat.Xlsx, IsEncrypted: false, Refusal: null })
        {
            try
            {
                var marked = PackageMarker.Mark(content, marks, author, review);
                return new MarkedWorkbook(marked, HoldsMacros(marked));
            }
            catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException)
            {
                // A package that the readers bear with and that cannot be written to: what was read of it can be shown all the same.
            }
        }

        var (copy, names) = PlainCopy.Of(workbook);
        var renamed = workbook.Sheets.Select(s => s.Name).Zip(names).Where(n => marks.ContainsKey(n.First)).ToDictionary(n => n.Second, n => marks[n.First], StringComparer.Ordinal);
        return new MarkedWorkbook(PackageMarker.Mark(copy, renamed, author, review), HasMacros: false);
    }

    // Every sheet has its share, the first cells of it: nobody reads ten thousand notes, and the first one says that there would be more.
    private static Dictionary<string, Paint> WithinLimit(IReadOnlyDictionary<string, Paint> marks, int limit, MarkTexts texts)
    {
        var share = Math.Max(1, limit / Math.Max(1, marks.Values.Count(p => p.Notes.Count > 0)));
        return marks.ToDictionary(m => m.Key, m => m.Value.Notes.Count > share ? Shortened(m.Value) : m.Value, StringComparer.Ordinal);

        Paint Shortened(Paint paint)
        {
            var notes = new SortedDictionary<CellAddress, string>(paint.Notes.Take(share).ToDictionary());
            var (first, note) = notes.First();
            notes[first] = $"{texts.Format("notes_left_out", share, paint.Notes.Count - share)}\n\n{note}";
            return paint with { Notes = notes };
        }
    }

    private static bool HoldsMacros(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return document.DocumentType is DocumentFormat.OpenXml.SpreadsheetDocumentType.MacroEnabledWorkbook;
    }
}
