using System.Xml;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Tells what a zipped package is; what is in its parts is seen by the one who reads them.</summary>
internal static class PackageInspection
{
    public static ContentRecognition Inspect(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        try
        {
            using var package = new Package(content, budget);
            var (format, other) = PackageKind.Of(package, budget);
            return format is { } known
                ? ContentRecognition.Readable(known, content, cells: 0, package.HasPictures)
                : ContentRecognition.Refused(FileFindings.NotAWorkbook(other!));
        }
        catch (InvalidDataException fault)
        {
            return ContentRecognition.Refused(FileFindings.Damaged(Terms.BrokenArchive, fault));
        }
        catch (XmlException fault)
        {
            return ContentRecognition.Refused(FileFindings.Damaged(Terms.BrokenXml, fault));
        }
        catch (DamagedWorkbookException fault)
        {
            return ContentRecognition.Refused(FileFindings.Damaged(fault.Reason, fault));
        }
    }
}
