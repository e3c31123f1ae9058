using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest;

/// <summary>A file on its way from being read to being recorded.</summary>
internal sealed class JudgedFile(Intake file, CatalogInUse catalog)
{
    public Intake File { get; } = file;

    /// <summary>The catalog that it is read with.</summary>
    public CatalogInUse Catalog { get; } = catalog;

    /// <summary>Its name without folders.</summary>
    public string Name { get; } = Path.GetFileName(file.Path);

    /// <summary>What is wrong with it before it is read.</summary>
    public ImmutableArray<Finding> Known { get; } = file is { InShare: not null, Department: null } ? [InNoDepartment(catalog.Catalog)] : [];

    /// <summary>Its bytes; null while it is not read, when it is gone, or when it is being written to.</summary>
    public FileContent? Content { get; set; }

    /// <summary>What it came to; null where the same bytes count already.</summary>
    public Judgement? Judgement { get; set; }

    /// <summary>What kept it from being judged.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How long reading and judging took.</summary>
    public TimeSpan Took { get; set; }

    public static Finding InNoDepartment(IndicatorCatalog catalog) =>
        new(FindingCodes.NoDepartment, FindingCodes.NoDepartment.Severity, null, null, null, [string.Join('、', catalog.Departments.Select(d => d.Folder))]);
}
