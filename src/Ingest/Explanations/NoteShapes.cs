using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>The boxes in which spreadsheets show notes: VML, which Excel still asks for. Their ids run through all sheets of the workbook.</summary>
internal sealed partial class NoteShapes
{
    // Excel deals ids out in blocks of this size and wants to be told which ones a drawing uses.
    private const int Block = 1024;

    private const string ShapeType =
        """<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";

    private int _nextBlock = 1;

    /// <summary>Keeps away from the ids of a drawing that is there.</summary>
    public void Avoid(string drawing)
    {
        foreach (Match id in ShapeId().Matches(drawing))
        {
            if (int.TryParse(id.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number))
                _nextBlock = Math.Max(_nextBlock, (number / Block) + 1);
        }
    }

    /// <summary>A new drawing with a box for each note.</summary>
    public string Draw(IReadOnlyList<(CellAddress Cell, string Note)> notes)
    {
        var first = _nextBlock;
        var shapes = Shapes(notes);
        var blocks = string.Join(',', Enumerable.Range(first, _nextBlock - first));
        return """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">"""
            + $"""<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>{ShapeType}{shapes}</xml>""";
    }

    /// <summary>A drawing that is there, with a box for each note more; null when it is none.</summary>
    public string? AddTo(string drawing, IReadOnlyList<(CellAddress Cell, string Note)> notes)
    {
        var end = drawing.LastIndexOf("</xml>", StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            return null;
        var type = drawing.Contains("_x0000_t202\"", StringComparison.Ordinal) ? "" : ShapeType;
        return drawing.Insert(end, type + Shapes(notes));
    }

    private string Shapes(IReadOnlyList<(CellAddress Cell, string Note)> notes)
    {
        var result = new StringBuilder();
        var id = (_nextBlock * Block) + 1;
        foreach (var ((row, column), note) in notes)
        {
            var lines = note.AsSpan().Count('\n') + 1 + (note.Length / 60);
            var top = Math.Max(row - 1, 0);
            result.Append(
                CultureInfo.InvariantCulture,
                $"""
                <v:shape id="_x0000_s{id++}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {top}, 4, {column + 5}, 15, {top + lines + 1}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
                """);
        }

        _nextBlock = ((id - 1) / Block) + 1;
        return result.ToString();
    }

    [GeneratedRegex("_x0000_s(?<number>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ShapeId();
}
