using System.Text;
using System.Xml;
using System.Xml.Linq;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>An XML part stays XML, but elements are missing, doubled, moved or nested, and values are not what a reader expects.</summary>
internal sealed class ChangedXml : IMutation
{
    private static readonly string[] Odd =
    [
        "", "0", "-1", "1", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "1E308", "-1E-320", "NaN", "INF", "1e400", "0x10", "１２", "A1", "A0", "XFD1048576", "XFE1048577",
        "A1:XFD1048576", "B2:A1", "A1:", ":", "$A$1", "ZZZZZZZZ1", "A99999999999", "true", "s", "inlineStr", "shared", "array", "e", "b", "str", "d", "#REF!", "2025-13-45", "rId1", "rId99", "../../../../etc/passwd",
        "worksheets/sheet1.xml", "General", "0.0%;[Red]-0.0%;;@", "[$-804]yyyy\"年\"", "[<0]\"", "\"", "\\", "[h]:mm", "yyyy", "#,##0.00_);(#,##0.00)", "_x000D_", "_x0000_", "_xD800_", "\uFFFD", "$$", "合计", "2025年13月", "单位：", "…", "1-本月", "&", "]]>",
    ];

    public byte[]? Change(byte[] file, Dice dice)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }

        for (var left = dice.Next(1, 4); left > 0; left--)
            Change(dice.Pick(document.Descendants().ToList()), dice);
        // A value that XML does not allow is written all the same: readers meet with that too.
        var settings = new XmlWriterSettings { CheckCharacters = false, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using var changed = new MemoryStream();
        try
        {
            using var writer = XmlWriter.Create(changed, settings);
            document.Save(writer);
        }
        catch (ArgumentException)
        {
            // xml:space and the like take no other value.
            return null;
        }

        return changed.ToArray();
    }

    private static void Change(XElement element, Dice dice)
    {
        switch (dice.Next(0, 8))
        {
            case 0 when element.Parent is not null:
                element.Remove();
                break;
            case 1 when element.Parent is not null:
                element.AddAfterSelf(Enumerable.Range(0, 1 << dice.Next(0, 8)).Select(_ => new XElement(element)));
                break;
            case 2 when element.Parent is { } parent:
                var other = dice.Pick(parent.Elements().ToList());
                if (other != element)
                {
                    element.Remove();
                    other.AddBeforeSelf(element);
                }

                break;
            case 3:
                element.Name = dice.Pick(element.Document!.Descendants().Select(e => e.Name).Distinct().ToList());
                break;
            case 4:
                element.Value = Value(dice);
                break;
            case 5 when element.HasAttributes:
                dice.Pick(element.Attributes().ToList()).Remove();
                break;
            case 6:
                element.AddFirst(new XElement(element));
                break;
            default:
                // A prefix cannot be declared anew as anything.
                var values = element.Attributes().Where(a => !a.IsNamespaceDeclaration).ToList();
                if (values.Count > 0)
                    dice.Pick(values).Value = Value(dice);
                break;
        }
    }

    private static string Value(Dice dice)
    {
        var value = dice.Pick(Odd);
        return dice.Chance(0.03) ? string.Concat(Enumerable.Repeat(value + "9", 1 << dice.Next(4, 14))) : value;
    }
}
