using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Makes one finding of many of a kind about one column or one row: nobody reads the second hundred.</summary>
internal static class FindingGroups
{
    // As many of a kind stand for themselves; of labels more, since each is settled by itself.
    private const int Alone = 3;
    private const int LabelsAlone = 20;
    private const int NamedRanges = 5;

    /// <param name="findings">Those of one table, in reading order.</param>
    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings) => Along(Along(findings, f => f.Place.Column), f => f.Place.Row).Select(g => g.AsOne());

    private static List<Group> Along(IEnumerable<Finding> findings, Func<Group, int> line) => Along(findings.Select(f => new Group([f])), line);

    private static List<Group> Along(IEnumerable<Group> groups, Func<Group, int> line)
    {
        var result = new List<Group>();
        foreach (var same in groups.GroupBy(g => (g.First.Code, g.First.Severity, HasPlace: g.First.Cell is not null, Line: line(g))))
        {
            var alone = IsAboutLabel(same.Key.Code) ? LabelsAlone : Alone;
            var members = same.ToList();
            if (!same.Key.HasPlace || members.Count <= alone)
            {
                result.AddRange(members);
                continue;
            }

            var kept = IsAboutLabel(same.Key.Code) ? alone - 1 : 0;
            result.AddRange(members[..kept]);
            result.Add(new Group([.. members[kept..].SelectMany(m => m.Findings)]));
        }

        result.Sort((a, b) => a.Place.CompareTo(b.Place));
        return result;
    }

    private static bool IsAboutLabel(FindingCode code) => code.Code.StartsWith("LBL", StringComparison.Ordinal);

    private sealed record Group(List<Finding> Findings)
    {
        public Finding First => Findings[0];

        public CellAddress Place { get; } = CellRange.TryParse(Findings[0].Cell, out var range) ? range.First : default;

        public Finding AsOne()
        {
            if (Findings.Count == 1)
                return First;
            var others = RangesOf(Findings.Skip(1));
            var areAll = others.Count <= NamedRanges && Findings.TrueForAll(f => FindingTexts.CountOf(f) == 1);
            return FindingTexts.WithOthers(First, Findings.Sum(FindingTexts.CountOf), others.Take(NamedRanges).Select(r => r.ToString()), areAll);
        }

        // Cells that follow each other in a column or a row are one stretch.
        private static List<CellRange> RangesOf(IEnumerable<Finding> findings)
        {
            var ranges = new List<CellRange>();
            foreach (var finding in findings)
            {
                if (!CellRange.TryParse(finding.Cell, out var cell))
                    continue;
                if (ranges is [.., var last] && (Follows(last, cell) || Follows(Turned(last), Turned(cell))))
                    ranges[^1] = last.Union(cell);
                else
                    ranges.Add(cell);
            }

            return ranges;
        }

        private static bool Follows(CellRange above, CellRange below) => (above.Left, above.Right, above.Bottom + 1) == (below.Left, below.Right, below.Top);

        private static CellRange Turned(CellRange range) => new(range.Left, range.Top, range.Right, range.Bottom);
    }
}
