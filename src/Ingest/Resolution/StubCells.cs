using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Reads the cells of a stub that are no labels: texts about items, and words where a heading promises figures.</summary>
internal sealed class StubCells(Table table, TableAxes axes, LabelReader labels, ItemTexts texts, TableFindings findings)
{
    /// <summary>What became of them.</summary>
    public Dictionary<CellAddress, NumberFate> Read()
    {
        var fates = new Dictionary<CellAddress, NumberFate>();
        foreach (var stub in table.StubColumns)
        {
            var heading = axes.Columns.Headings[stub.Column];
            // Days under a heading that nobody knows (合同签订日期) are no periods of their rows: what they are is to be settled.
            if (heading.Problems is [var problem, ..] && stub.Labels.Any(l => AxisReader.IsDateOfItem(l, heading, labels)))
                findings.Tell(problem, null);
            if (heading.Attribute is { } attribute)
            {
                foreach (var label in stub.Labels)
                {
                    if (axes.Rows.TryGetValue(label.Address.Row, out var row))
                        texts.TryTake(row.Labels, attribute.Value, label);
                    fates[label.Address] = NumberFate.Text;
                }
            }
            else if (heading.HeadsFigures && (!stub.IsSerial || heading.Indicator is not null))
            {
                TellOfWordsForFigures(stub);
                foreach (var label in stub.Labels)
                    fates[label.Address] = NumberFate.Asked;
            }
        }

        return fates;
    }

    // Words where a heading promises figures, in a column so full of them that it looks like a stub. Numbers among them are asked about with the words: once those are
    // mended, the column is one of figures.
    private void TellOfWordsForFigures(StubColumn stub)
    {
        var holdsWords = stub.Labels.Any(l => l.Content.Number is null);
        foreach (var label in stub.Labels)
        {
            if (label.Content.Number is null)
                findings.TellNoNumber(label);
            else if (!holdsWords)
                findings.Tell(FindingCodes.UnaccountedNumber, label, [label.Text.Trim()]);
        }
    }
}
