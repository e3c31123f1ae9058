namespace IndicatorPipeline.Ingest.Workbooks;

internal static class PackageInspection
{
    public static ContentRecognition Inspect(ReadOnlyMemory<byte> content, WorkbookLimits limits) => new(WorkbookFormat.Xlsx, false, null);
}
