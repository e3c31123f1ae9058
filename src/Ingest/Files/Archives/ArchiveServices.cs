using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>The archive that the settings name.</summary>
internal static class ArchiveServices
{
    public static IServiceCollection AddArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ArchiveOptions>(configuration.GetSection(ArchiveOptions.Section));
        services.AddSingleton<IArchive>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ArchiveOptions>>().Value;
            return options.Kind == ArchiveKind.S3
                ? InBucket(options, provider.GetRequiredService<TimeProvider>())
                : new FolderArchive(provider.GetRequiredService<IOptions<IngestOptions>>().Value.ArchiveDirectory);
        });
        return services;
    }

    // For itself: whoever has a folder does not wait for the library of S3 to be loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static S3Archive InBucket(ArchiveOptions options, TimeProvider time) => new S3Archive(options, time);
}
