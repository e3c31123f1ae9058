using System.Collections.Immutable;
using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A county whose sample workbooks are all accepted: each of them, and what is made of it, can be judged as if it came last.</summary>
internal sealed class SampleCounty
{
    private readonly CatalogInUse _catalog;
    private readonly Dictionary<(SeriesKey Key, TimePeriod Period), List<Vintage>> _vintages = [];
    private readonly ILookup<(string Indicator, Freq Freq, Accumulation Accumulation, TimePeriod Period), SeriesKey> _columns;

    /// <param name="catalog">The catalog's folder.</param>
    /// <param name="samples">The samples' folder, with a folder for each department.</param>
    public SampleCounty(string catalog, string samples)
    {
        _catalog = new CatalogInUse(CatalogLoader.Load(catalog).Catalog!);
        var departments = _catalog.Catalog.Departments.ToDictionary(d => d.Folder, StringComparer.Ordinal);
        Reports =
        [
            .. from file in Directory.EnumerateFiles(samples, "*.xls*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               let workbook = WorkbookOpener.Open(Path.GetFileName(file), File.ReadAllBytes(file), new ReadingBudget(new WorkbookLimits(), TimeProvider.System, CancellationToken.None)).Workbook!
               select new SampleReport(
                   Path.GetRelativePath(samples, file), departments[Path.GetFileName(Path.GetDirectoryName(file)!)], workbook, _catalog.Resolver.Read(workbook)),
        ];
        foreach (var (report, number) in Reports.Select((r, i) => (r, i)))
            Remember(report, number + 1);
        _columns = _vintages.Keys.ToLookup(v => (v.Key.Indicator, v.Key.Freq, v.Key.Accumulation, v.Period), v => v.Key);
    }

    public ImmutableArray<SampleReport> Reports { get; }

    public IndicatorCatalog Catalog => _catalog.Catalog;

    /// <summary>What is found in a workbook that takes the place of a sample, whose own figures nobody knows then.</summary>
    public ImmutableArray<Finding> Judge(SampleReport report, Workbook workbook)
    {
        var reading = ReferenceEquals(workbook, report.Workbook) ? report.Reading : _catalog.Resolver.Read(workbook);
        var arriving = new CheckedReport(Catalog, reading, report.Department.Code, report.File);
        return [.. reading.Findings, .. ReportChecks.Find(arriving, HistoryOf(arriving, report))];
    }

    /// <summary>What the other samples say of an observation.</summary>
    public Vintage? InForce(SeriesKey key, TimePeriod period, SampleReport except) =>
        _vintages.GetValueOrDefault((key, period))?.Where(v => v.Submission.Sha256 != except.File).Max(Precedence.OfObservations);

    /// <summary>Whether other samples, or other columns of this one, tell what the figures of a line are like.</summary>
    public bool Remembers(FigureLine line, SampleReport report) => line.Figures.All(f => Remembers(f, report));

    /// <summary>Whether other samples, or this one for another period, tell what a figure is like.</summary>
    public bool Remembers(Figure figure, SampleReport report)
    {
        var (key, period) = (figure.Observation.Key, figure.Observation.Period);
        return new[] { period.YearBefore, period.Previous, period.Plus(1) }.Any(near =>
            InForce(key, near, report) is not null || report.Reading.Figures.Any(f => f.Observation.Key == key && f.Observation.Period == near));
    }

    private void Remember(SampleReport report, long number)
    {
        var submission = new Submission(
            number, report.File, Path.GetFileName(report.File), report.Department.Code, DateTimeOffset.UnixEpoch, Verdict.Accepted, "", null, null, null, null);
        foreach (var (figure, ordinal) in report.Reading.Figures.Select((f, i) => (f, i)))
        {
            var place = (figure.Observation.Key, figure.Observation.Period);
            if (!_vintages.TryGetValue(place, out var vintages))
                _vintages.Add(place, vintages = []);
            vintages.Add(new Vintage(figure.Observation, ordinal, submission));
        }
    }

    private History HistoryOf(CheckedReport arriving, SampleReport except)
    {
        var history = new History(1, AnswersTo(arriving.Questions, except)) { Asked = arriving.Questions };
        for (var further = ReportChecks.FurtherQuestionsOf(arriving, history); !further.IsEmpty; further = ReportChecks.FurtherQuestionsOf(arriving, history))
            history = history.And(further, AnswersTo(further, except));
        return history;
    }

    private Dictionary<(SeriesKey Key, TimePeriod Period), Vintage> AnswersTo(Questions questions, SampleReport except)
    {
        var answers = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        foreach (var (group, from, to) in questions.Stretches)
        {
            for (var period = from; period <= to; period = period.Plus(1))
            {
                foreach (var key in Enum.GetValues<Measure>().Select(group.With))
                {
                    if (InForce(key, period, except) is { } vintage)
                        answers[(key, period)] = vintage;
                }
            }
        }

        foreach (var (indicator, freq, accumulation, period) in questions.Columns)
        {
            foreach (var key in _columns[(indicator, freq, accumulation, period)])
            {
                if (InForce(key, period, except) is { } vintage)
                    answers[(key, period)] = vintage;
            }
        }

        return answers;
    }
}
