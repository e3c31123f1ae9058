using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// A text of one or several runs, each with its own look, as a person reads it: what is struck out does not count, raised digits are
/// those of Unicode (a footnote's mark, the square of a metre), and how it is pronounced is no part of it.
/// </summary>
internal sealed partial class RichText
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    // One more than a cell can hold, so that it is seen to be more.
    private const int Most = SheetDraft.MostCharacters + 1;

    private readonly ArrayBufferWriter<char> _text = new();
    private readonly ArrayBufferWriter<char> _run = new();

    /// <summary>Whether a part of the text that was read last is struck out.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>Reads the content of the element that the XML stands at, and stands at its end afterwards. Never longer than one beyond what a cell can hold.</summary>
    public string Read(PartXml xml)
    {
        _text.ResetWrittenCount();
        HasStruck = false;
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        while (xml.NextWithin(depth))
        {
            switch (xml.Name)
            {
                case "t":
                    xml.ReadText(_text, Most);
                    break;
                case "r":
                    ReadRun(xml);
                    break;
                case "rPh":
                    Pass(xml);
                    break;
                default:
                    break;
            }
        }

        return Unescape(_text.WrittenSpan.ToString());
    }

    /// <summary>The digits of a text as raised ones.</summary>
    public static string Raise(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? RaisedDigits[c - '0'] : c));

    /// <summary>A text with what XML cannot hold, which stands as _x000D_, and an underscore before such a thing as _x005F_.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.OrdinalIgnoreCase)
            ? Escape().Replace(text, m => ((char)ushort.Parse(m.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
            : text;

    private void ReadRun(PartXml xml)
    {
        var (isStruck, isRaised) = (false, false);
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.NextWithin(depth))
        {
            switch (xml.Name)
            {
                case "strike":
                    isStruck = xml.Attribute("val") is not ("0" or "false");
                    break;
                case "vertAlign":
                    isRaised = xml.Attribute("val") == "superscript";
                    break;
                case "t" when isStruck:
                    HasStruck = true;
                    Pass(xml);
                    break;
                case "t" when isRaised:
                    _run.ResetWrittenCount();
                    xml.ReadText(_run, Most - _text.WrittenCount);
                    _text.Write(Raise(_run.WrittenSpan.ToString()));
                    break;
                case "t":
                    xml.ReadText(_text, Most);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Pass(PartXml xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.NextWithin(depth))
        {
        }
    }

    [GeneratedRegex("_[xX][0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
