using System.Globalization;
using System.Xml.Linq;
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
    public const string Definition = "DSD_FIGURES";
    public const string Time = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";

    private const string Concepts = "CONCEPTS";

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

    // What has a name in both languages is given both, as SDMX does; the names of the catalog are in the language of its county.
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh"), CultureInfo.GetCultureInfo("en")];

    /// <param name="prepared">When the message is made.</param>
    public static XDocument Of(IndicatorCatalog catalog, DateTimeOffset prepared) =>
        new(new XElement(
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
                new XElement(Structure + "Dataflows", Maintained("Dataflow", Flow, Flow, new XElement(Structure + "Structure", Reference(Definition, "datastructure", "DataStructure")))),
                new XElement(
                    Structure + "Codelists",
                    Codelist("CL_FREQ", "FREQ", Codelists.Freq, CodeName.Of),
                    Codelist("CL_INDICATOR", "INDICATOR", catalog.Indicators.Select(i => Named("Code", i.Code, OfCatalog(i.Name)))),
                    Codelist("CL_AREA", "REF_AREA", catalog.Areas.Select(a => Named("Code", a.Code, OfCatalog(a.Name)))),
                    Codelist("CL_ACCUMULATION", "ACCUMULATION", Codelists.Accumulation, CodeName.Of),
                    Codelist("CL_MEASURE", "MEASURE", Codelists.Measure, CodeName.Of),
                    Codelist("CL_OBS_STATUS", "OBS_STATUS", Codelists.ObsStatus, CodeName.Of)),
                new XElement(
                    Structure + "Concepts",
                    Maintained("ConceptScheme", Concepts, Flow, Dimensions.Append(Time).Append(Value).Concat(Attributes).Select(id => Named("Concept", id, Texts(id))))),
                new XElement(
                    Structure + "DataStructures",
                    Maintained(
                        "DataStructure",
                        Definition,
                        Flow,
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

    /// <param name="text">The key of its name.</param>
    private static XElement Maintained(string kind, string id, string text, params object?[] content) => Named(
        kind, id, Texts(text), [new XAttribute("agencyID", Agency), new XAttribute("version", Version), .. content]);

    // Attributes come before elements, names before other elements.
    private static XElement Named(string kind, string id, IEnumerable<XElement> names, params object?[] content) => new(
        Structure + kind,
        new XAttribute("id", id),
        content.OfType<XAttribute>(),
        names,
        content.Where(c => c is not XAttribute));

    private static XElement Codelist(string id, string text, IEnumerable<XElement> codes) => Maintained("Codelist", id, text, codes);

    private static XElement Codelist<T>(string id, string text, Codelist<T> list, Func<T, CultureInfo, string> nameOf)
        where T : struct, Enum => Codelist(id, text, list.Codes.Select(code => Named("Code", code, InEach(culture => nameOf(list.Parse(code), culture)))));

    private static IEnumerable<XElement> Texts(string key) => InEach(culture => new QueryTexts(culture)["sdmx_" + key]);

    private static IEnumerable<XElement> InEach(Func<CultureInfo, string> name) => Languages.Select(language => Name(language, name(language)));

    private static XElement[] OfCatalog(string name) => [Name(Languages[0], name)];

    private static XElement Name(CultureInfo language, string name) => new(Common + "Name", new XAttribute(XNamespace.Xml + "lang", language.Name), name);

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
