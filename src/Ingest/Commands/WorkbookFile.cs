using System.Security.Cryptography;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A file as it was read: the hash of its bytes, and its workbook or why there is none.</summary>
internal sealed record WorkbookFile(string Sha256, WorkbookReading Reading)
{
    /// <summary>Reads a file; one over the limit is not taken into memory.</summary>
    public static async Task<WorkbookFile> ReadAsync(string path, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        // Shared for writing too: a workbook that is open in Excel can be read.
        var stream = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
        await using (stream.ConfigureAwait(false))
        {
            if (stream.Length > limits.FileBytes)
                return new WorkbookFile(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)), FileFindings.OverLimit(Terms.FileSize, stream.Length, limits.FileBytes));
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken);
            return new WorkbookFile(Convert.ToHexStringLower(SHA256.HashData(content)), WorkbookOpener.Open(Path.GetFileName(path), content, limits));
        }
    }
}
