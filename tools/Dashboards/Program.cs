using IndicatorPipeline.Dashboards;
using IndicatorPipeline.Metrics.Catalog;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/Dashboards -- CATALOG OUTDIR");
    return 2;
}

var loading = CatalogLoader.Load(args[0]);
if (!loading.Success)
{
    foreach (var problem in loading.Problems)
        Console.Error.WriteLine(problem);
    return 2;
}

DashboardSet.Write(loading.Catalog, args[1]);
return 0;
