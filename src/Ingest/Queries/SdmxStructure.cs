using System.Globalization;
using System.Xml.Linq;
using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>
/// The structure of the figures in SDMX-ML 2.1: dataflow, code lists, concepts and the data structure definition that <see cref="SdmxCsv"/> is written by.
/// </summary>
internal static class SdmxStructure
{
    public const string Agency = "INDICATORS";
    public const string Flow = "FIGURES";
    public const string Version = "1.0";
    public const string Dataflow = Agency + ":" + Flow + "(" + Version + ")";
    public const string Time = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";

    private const string Concepts = "CONCEPTS";
    private const string Definition = "DSD_FIGURES";

    private static readonly XNamespace Message = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
    private static readonly XNamespace Structure = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    private static readonly XNamespace Common = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";

    // Each dimension and attribute, and its code list; those without one are free text.
    private static readonly (string Id, string? Codelist)[] KeyParts =
    [
        ("FREQ", "CL_FREQ"), ("INDICATOR", "CL_INDICATOR"), ("REF_AREA", "CL_AREA"), ("ITEM", null), ("ACCUMULATION", "CL_ACCUMULATION"), ("MEASURE", "CL_MEASURE"),
    ];

    private static readonly (string Id, string? Codelist)[] AttributeParts =
    [
        ("OBS_STATUS", "CL_OBS_STATUS"), ("UNIT_MEASURE", null), ("DEPARTMENT", null), ("SUBMISSION", null), ("FILE", null), ("SHEET", null), ("CELL", null),
        ("RULE", null), ("EXPLANATION", null),
    ];

    /// <summary>The dimensions but for time, in their order.</summary>
    public static IEnumerable<string> Dimensions => KeyParts.Select(p => p.Id);

    /// <summary>The attributes of a value, in the order in which they are written.</summary>
    public static IEnumerable<string> Attributes => AttributeParts.Select(p => p.Id);

    /// <param name="prepared">When the message is made.</param>
    public static XDocument Of(IndicatorCatalog catalog, DateTimeOffset prepared, CultureInfo culture)
    {
        var names = new MarkTexts(culture);
        return new XDocument(new XElement(
            Message + "Structure",
            new XAttribute(XNamespace.Xmlns + "mes", Message),
            new XAttribute(XNamespace.Xmlns + "str", Structure),
            new XAttribute(XNamespace.Xmlns + "com", Common),
            new XElement(
                Message + "Header",
                new XElement(Message + "ID", Flow),
                new XElement(Message + "Test", false),
                new XElement(Message + "Prepared", prepared.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)),
                new XElement(Message + "Sender", new XAttribute("id", Agency))),
            new XElement(
                Message + "Structures",
                new XElement(Structure + "Dataflows", Maintained("Dataflow", Flow, new XElement(Structure + "Structure", Reference(Definition, "datastructure", "DataStructure")))),
                new XElement(
                    Structure + "Codelists",
                    Codelist("CL_FREQ", Codelists.Freq.Codes.Select(c => (c, c))),
                    Codelist("CL_INDICATOR", catalog.Indicators.Select(i => (i.Code, i.Name))),
                    Codelist("CL_AREA", catalog.Areas.Select(a => (a.Code, a.Name))),
                    Codelist("CL_ACCUMULATION", Codelists.Accumulation.Codes.Select(c => (c, names["accumulation_" + c]))),
                    Codelist("CL_MEASURE", Codelists.Measure.Codes.Select(c => (c, names["measure_" + c]))),
                    Codelist("CL_OBS_STATUS", Codelists.ObsStatus.Codes.Select(c => (c, c)))),
                new XElement(
                    Structure + "Concepts",
                    Maintained("ConceptScheme", Concepts, Dimensions.Append(Time).Append(Value).Concat(Attributes).Select(id => Named("Concept", id, id)))),
                new XElement(
                    Structure + "DataStructures",
                    Maintained(
                        "DataStructure",
                        Definition,
                        new XElement(
                            Structure + "DataStructureComponents",
                            new XElement(
                                Structure + "DimensionList",
                                new XAttribute("id", "DimensionDescriptor"),
                                KeyParts.Select((p, i) => Component("Dimension", p.Id, Representation(p.Codelist), new XAttribute("position", i + 1))),
                                Component("TimeDimension", Time, Format("ObservationalTimePeriod"), new XAttribute("position", KeyParts.Length + 1))),
                            new XElement(
                                Structure + "AttributeList",
                                new XAttribute("id", "AttributeDescriptor"),
                                AttributeParts.Select(p => Component("Attribute", p.Id, Representation(p.Codelist), new XAttribute("assignmentStatus", "Conditional"), OfValue()))),
                            new XElement(
                                Structure + "MeasureList", new XAttribute("id", "MeasureDescriptor"), Component("PrimaryMeasure", Value, Format("Decimal")))))))));
    }

    private static XElement Maintained(string kind, string id, params object?[] content) => Named(
        kind, id, id, [new XAttribute("agencyID", Agency), new XAttribute("version", Version), .. content]);

    // Attributes come before elements, the name before other elements.
    private static XElement Named(string kind, string id, string name, params object?[] content) => new(
        Structure + kind,
        new XAttribute("id", id),
        content.OfType<XAttribute>(),
        new XElement(Common + "Name", new XAttribute(XNamespace.Xml + "lang", name == id ? "en" : "zh"), name),
        content.Where(c => c is not XAttribute));

    private static XElement Codelist(string id, IEnumerable<(string Code, string Name)> codes) =>
        Maintained("Codelist", id, codes.Select(c => Named("Code", c.Code, c.Name)));

    private static XElement Component(string kind, string id, XElement representation, params object[] content) => new(
        Structure + kind,
        new XAttribute("id", id),
        content.OfType<XAttribute>(),
        new XElement(Structure + "ConceptIdentity", new XElement(
            "Ref",
            new XAttribute("id", id),
            new XAttribute("maintainableParentID", Concepts),
            new XAttribute("maintainableParentVersion", Version),
            new XAttribute("agencyID", Agency),
            new XAttribute("package", "conceptscheme"),
            new XAttribute("class", "Concept"))),
        new XElement(Structure + "LocalRepresentation", representation),
        content.Where(c => c is not XAttribute));

    private static XElement OfValue() => new(
        Structure + "AttributeRelationship", new XElement(Structure + "PrimaryMeasure", new XElement("Ref", new XAttribute("id", Value))));

    private static XElement Representation(string? codelist) =>
        codelist is null ? Format("String") : new XElement(Structure + "Enumeration", Reference(codelist, "codelist", "Codelist"));

    private static XElement Format(string type) => new(Structure + "TextFormat", new XAttribute("textType", type));

    private static XElement Reference(string id, string package, string kind) => new(
        "Ref",
        new XAttribute("id", id),
        new XAttribute("version", Version),
        new XAttribute("agencyID", Agency),
        new XAttribute("package", package),
        new XAttribute("class", kind));
}
