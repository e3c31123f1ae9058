using System.Globalization;
using System.Xml.Linq;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>The cell styles of a workbook: for each of them the same one with another fill or with broken lines, made when it is asked for.</summary>
internal sealed class StyleVariants
{
    private readonly XDocument _styles;
    private readonly XElement _fills;
    private readonly XElement _formats;
    private readonly Dictionary<string, int> _fillOf = [];
    private readonly Dictionary<(int Style, string Variant), int> _variants = [];
    private readonly List<XElement> _all;
    private int _fillCount;

    public StyleVariants(XDocument styles)
    {
        _styles = styles;
        _fills = Section("fills", "fonts", "numFmts");
        _formats = Section("cellXfs", "cellStyleXfs", "borders", "fills");
        _all = [.. _formats.Elements()];
        _fillCount = _fills.Elements().Count();
    }

    private XNamespace Names => _styles.Root!.Name.Namespace;

    /// <summary>The index of a style that is the given one but for its fill.</summary>
    /// <param name="color">In hexadecimal, the opacity first.</param>
    public int Of(int style, string color) => Variant(style, color, format =>
    {
        format.SetAttributeValue("fillId", FillOf(color));
        format.SetAttributeValue("applyFill", 1);
    });

    /// <summary>The index of a style that is the given one, with lines broken at the cell's edge.</summary>
    public int Wrapped(int style) => Variant(style, "wrap", format =>
    {
        format.SetAttributeValue("applyAlignment", 1);
        if (format.Element(Names + "alignment") is not { } alignment)
            format.AddFirst(alignment = new XElement(Names + "alignment"));
        alignment.SetAttributeValue("wrapText", 1);
        alignment.SetAttributeValue("vertical", "top");
    });

    /// <summary>The index of a style that is the given one without a fill in a color of <see cref="MarkColors"/>; of another style its own.</summary>
    public int WithoutMark(int style) => style >= 0 && style < _all.Count && MarkColors.Are(ColorOf(_all[style]))
        ? Variant(style, "plain", format => format.SetAttributeValue("fillId", 0))
        : style;

    private string? ColorOf(XElement format) => int.TryParse(format.Attribute("fillId")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var fill)
        ? _fills.Elements().ElementAtOrDefault(fill)?.Element(Names + "patternFill")?.Element(Names + "fgColor")?.Attribute("rgb")?.Value
        : null;

    private int Variant(int style, string variant, Action<XElement> change)
    {
        if (_variants.TryGetValue((style, variant), out var known))
            return known;
        var format = style >= 0 && style < _all.Count ? new XElement(_all[style]) : new XElement(Names + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("borderId", 0));
        change(format);
        _formats.Add(format);
        _all.Add(format);
        _formats.SetAttributeValue("count", _all.Count);
        return _variants[(style, variant)] = _all.Count - 1;
    }

    private int FillOf(string color)
    {
        if (_fillOf.TryGetValue(color, out var known))
            return known;
        _fills.Add(new XElement(
            Names + "fill",
            new XElement(
                Names + "patternFill",
                new XAttribute("patternType", "solid"),
                new XElement(Names + "fgColor", new XAttribute("rgb", color)),
                new XElement(Names + "bgColor", new XAttribute("indexed", 64)))));
        _fills.SetAttributeValue("count", (_fillCount + 1).ToString(CultureInfo.InvariantCulture));
        return _fillOf[color] = _fillCount++;
    }

    // The sections have a fixed order; one that is not there comes behind the nearest of those before it.
    private XElement Section(string name, params string[] before)
    {
        var root = _styles.Root!;
        if (root.Element(Names + name) is { } section)
            return section;
        section = new XElement(Names + name);
        if (name == "fills")
        {
            // The first two are Excel's own, whatever a file says of them.
            section.Add(
                new XElement(Names + "fill", new XElement(Names + "patternFill", new XAttribute("patternType", "none"))),
                new XElement(Names + "fill", new XElement(Names + "patternFill", new XAttribute("patternType", "gray125"))));
        }

        if (before.Select(b => root.Element(Names + b)).FirstOrDefault(e => e is not null) is { } neighbor)
            neighbor.AddAfterSelf(section);
        else
            root.AddFirst(section);
        return section;
    }
}
