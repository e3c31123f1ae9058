using System.Net.Mime;
using System.Security.Cryptography;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Workbooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web.Checking;

/// <summary>A workbook is checked without being recorded: what the command <c>check</c> does, at a page.</summary>
internal static class CheckPages
{
    public const string Path = "/check";
    public const string Field = "file";

    /// <summary>How a form with a file is sent.</summary>
    public const string FormType = MediaTypeNames.Multipart.FormData;

    /// <summary>What a form has around its file, at the most.</summary>
    private const int AroundTheFile = 64 * 1024;

    /// <summary>Of names that any disk takes.</summary>
    private const int LongestName = 80;

    public static void MapCheckPages(this IEndpointRouteBuilder routes)
    {
        var most = routes.ServiceProvider.GetRequiredService<IOptions<WorkbookLimits>>().Value.FileBytes + AroundTheFile;
        routes.MapGet(Path, ([AsParameters] ConsoleCall call) => PageAsync(call, null)).Require(Right.Read);
        routes.MapPost(Path, CheckAsync)
            .Require(Right.Read)
            .WithMetadata(new RequestSizeLimitAttribute(most))
            .AddEndpointFilter(async (context, next) => context.HttpContext.Request.ContentLength > most
                ? await ConsolePages.MessageAsync(context.HttpContext, StatusCodes.Status413PayloadTooLarge, "not_done", "file_is_too_large")
                : await next(context))
            .AddEndpointFilter<OwnForms>();
    }

    private static async Task<IResult> CheckAsync([AsParameters] ConsoleCall call, DroppedWorkbooks workbooks, IOptions<WorkbookLimits> limits)
    {
        var form = await call.Context.Request.ReadFormAsync(call.CancellationToken);
        var file = form.Files.GetFile(Field);
        if (file is null || System.IO.Path.GetFileName(file.FileName) is not { Length: > 0 } name || name is "." or "..")
            return await ConsolePages.MessageAsync(call.Context, StatusCodes.Status400BadRequest, "not_done", "form_is_incomplete");
        if (name.Length > LongestName)
            return await ConsolePages.MessageAsync(call.Context, StatusCodes.Status400BadRequest, "not_done", "file_name_is_too_long");
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(bytes, call.CancellationToken);
        var isWithin = bytes.Length <= limits.Value.FileBytes;
        var content = new FileContent(
            Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, isWithin ? bytes : default(ReadOnlyMemory<byte>?), call.Time.GetUtcNow(), IsSteady: true);
        return await PageAsync(call, await workbooks.CheckAsync(name, content, call.CancellationToken));
    }

    private static Task<IResult> PageAsync(ConsoleCall call, IngestionResult? result) =>
        ConsolePages.PageAsync<CheckPage>(call.Context, new() { [nameof(CheckPage.Texts)] = call.Texts, [nameof(CheckPage.Result)] = result });
}
