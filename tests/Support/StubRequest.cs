namespace IndicatorPipeline.Support;

/// <summary>What a <see cref="StubServer"/> was asked.</summary>
public sealed record StubRequest(string Method, string PathAndQuery, string? Authorization, string Body);
