namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>The tests that share the loaded server.</summary>
[CollectionDefinition(Name)]
public sealed class DemoServerDefinition : ICollectionFixture<DemoServer>
{
    public const string Name = "Demo in InfluxDB";
}
