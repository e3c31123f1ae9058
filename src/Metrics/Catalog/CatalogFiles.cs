namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The files of a catalog's folder.</summary>
public static class CatalogFiles
{
    public const string Indicators = "indicators.yaml";
    public const string Areas = "areas.yaml";
    public const string Items = "items.yaml";
    public const string Kinds = "kinds.yaml";
    public const string Attributes = "attributes.yaml";
    public const string Ignored = "ignored.yaml";
    public const string Departments = "departments.yaml";
    public const string Units = "units.yaml";
    public const string Reports = "reports.yaml";
    public const string Derivations = "derivations.yaml";
    public const string Missing = "missing.yaml";
    public const string Checks = "checks.yaml";
    public const string Calendar = "calendar.yaml";
    public const string Registers = "registers.yaml";
    public const string Assessments = "assessment.yaml";

    /// <summary>Larger files are refused: a county's largest is a hundredth of it.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The files that are read, in the order in which their problems are listed.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [Indicators, Areas, Items, Kinds, Attributes, Ignored, Departments, Units, Reports, Derivations, Missing, Checks, Calendar, Registers, Assessments];

    /// <summary>Those without which there is no catalog; the others may be absent or empty.</summary>
    public static IReadOnlyList<string> Required { get; } = [Indicators, Areas, Departments, Units];
}
