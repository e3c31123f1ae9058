using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>
/// What an earlier return put on a sheet, taken away before the sheet is marked anew: a cell that was put right stays red for ever otherwise, with a note on what is no more.
/// Only what is known for ours goes: cells that were marked, where they still have a color of ours (what color they had before nobody knows), and notes word for word.
/// </summary>
/// <param name="Cells">Those that were marked.</param>
/// <param name="Notes">What was written on each of them.</param>
internal sealed partial record EarlierMarks(IReadOnlySet<CellAddress> Cells, ILookup<CellAddress, string> Notes)
{
    /// <summary>Takes away the fills. Whether there were any.</summary>
    public bool Uncolor(XElement sheet, StyleVariants styles)
    {
        var changed = false;
        foreach (var cell in sheet.Elements(sheet.Name.Namespace + "sheetData").Elements().Elements())
        {
            if (!CellAddress.TryParse(cell.Attribute("r")?.Value, out var address) || !Cells.Contains(address) || !int.TryParse(cell.Attribute("s")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var style))
                continue;
            var plain = styles.WithoutMark(style);
            changed |= plain != style;
            cell.SetAttributeValue("s", plain);
        }

        return changed;
    }

    /// <summary>Takes our words out of the notes, and gives the cells whose notes are gone with them; null where nothing of ours was there.</summary>
    public IReadOnlySet<CellAddress>? Unnote(XDocument comments)
    {
        var names = comments.Root!.Name.Namespace;
        var gone = new HashSet<CellAddress>();
        var changed = false;
        foreach (var comment in comments.Root.Elements(names + "commentList").Elements().ToList())
        {
            if (!CellAddress.TryParse(comment.Attribute("ref")?.Value, out var cell) || !Notes.Contains(cell) || comment.Element(names + "text") is not { } body)
                continue;
            var before = WordsOf(body);
            var words = Notes[cell].Select(Plain).Aggregate(before, (rest, note) => rest.Replace(note, "", StringComparison.Ordinal)).TrimEnd('\n');
            if (words == before)
                continue;
            changed = true;
            if (string.IsNullOrWhiteSpace(words))
            {
                comment.Remove();
                gone.Add(cell);
            }
            else
            {
                Shorten(body, words);
            }
        }

        return changed ? gone : null;
    }

    /// <summary>A drawing of notes without the boxes of those that are gone.</summary>
    public static string Undraw(string drawing, IReadOnlySet<CellAddress> gone) =>
        NoteBox().Replace(drawing, box => NumberIn(box, "row") is { } row && NumberIn(box, "column") is { } column && gone.Contains(new CellAddress(row, column)) ? "" : box.Value);

    private static int? NumberIn(Match box, string group) => int.TryParse(box.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Somebody's words before ours keep their looks, as long as they stand in runs of their own.
    private static void Shorten(XElement body, string words)
    {
        var names = body.Name.Namespace;
        foreach (var run in body.Elements(names + "r").Reverse().TakeWhile(_ => WordsOf(body).TrimEnd('\n') != words).ToList())
        {
            if (string.Concat(run.ElementsBeforeSelf(names + "r").Select(WordsOf)).StartsWith(words, StringComparison.Ordinal))
                run.Remove();
        }

        if (WordsOf(body).TrimEnd('\n') != words)
            body.ReplaceNodes(new XElement(names + "r", new XElement(names + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), words)));
    }

    // Of a note, or of one of its runs: between elements there may be blanks of the file's own.
    private static string WordsOf(XElement element) =>
        Plain(string.Concat(element.Elements(element.Name.Namespace + "r").Prepend(element).Elements(element.Name.Namespace + "t").Select(t => t.Value)));

    private static string Plain(string text) => text.ReplaceLineEndings("\n");

    [GeneratedRegex("<v:shape\\b(?:(?!</v:shape>).)*<x:Row>\\s*(?<row>[0-9]+)\\s*</x:Row>\\s*<x:Column>\\s*(?<column>[0-9]+)\\s*</x:Column>(?:(?!</v:shape>).)*</v:shape>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex NoteBox();
}
