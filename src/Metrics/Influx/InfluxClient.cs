using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InfluxDB.Client.Api.Domain;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Writes to, deletes from and queries InfluxDB 1.x, 2.x and 3 and VictoriaMetrics. It sends; what to send and when is the projection's
/// matter. Safe to be used from several threads.
/// </summary>
public sealed class InfluxClient : IDisposable
{
    // Statements travel together, so that taking away many points is no request each; more would only make the parser work harder.
    private const int StatementsInARequest = 200;

    // How 1.x writes the duration of a retention policy without end.
    private const string ForEver = "0s";

    private static readonly TimeSpan LongShard = TimeSpan.FromDays(520 * 7);

    private readonly InfluxOptions _options;
    private readonly InfluxTransport _transport;
    private ConnectedServer? _server;

    public InfluxClient(InfluxOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (!options.IsEnabled)
            throw new ArgumentException("There is no server to connect to.", nameof(options));
        _options = options;
        _transport = new InfluxTransport(options, time);
    }

    // How 2.x calls what 1.x calls a database.
    private string BucketName => _options.Bucket ?? _options.Database;

    /// <summary>Finds out who is there; asked once.</summary>
    /// <exception cref="InfluxException">Nobody, or somebody else.</exception>
    public async Task<ConnectedServer> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_server is { } known)
            return known;
        var ping = await _transport.SendAsync(HttpMethod.Get, "ping", null, cancellationToken);
        ThrowIfFailed(ping);
        var kind = await KindOfAsync(ping, cancellationToken);
        var api = _options.Api != InfluxApi.Auto ? _options.Api : kind is InfluxKind.Influx2 or InfluxKind.Influx3 ? InfluxApi.V2 : InfluxApi.V1;
        // It would answer every write with a 400, which looks as if it were the points' fault.
        if (kind == InfluxKind.Influx2 && api == InfluxApi.V2 && string.IsNullOrEmpty(_options.Org))
            throw new InfluxException(new InfluxTrouble(InfluxTroubleKind.Misconfigured, "InfluxDB 2 asks for an organization: set Influx:Org."));
        _transport.WriteApi = api;
        return _server = new ConnectedServer(kind, ping.Version ?? "", api);
    }

    /// <summary>
    /// Makes the database of 1.x, and the retention policy if one is named, or the bucket of 2.x when they are missing. The shards are long:
    /// monthly history in the usual shards of a week would be slow and eat memory. Elsewhere nothing is to be done.
    /// </summary>
    /// <param name="beforeMaking">Called before anything is made: what is cut short after it may have made it all the same, and then nobody sees any more that it was missing.</param>
    /// <returns>Whether the database, its retention policy or the bucket was missing, and so holds nothing.</returns>
    /// <exception cref="InfluxException">The server's trouble; refused when the user of 1.x may not make databases.</exception>
    public async Task<bool> EnsureDatabaseAsync(CancellationToken cancellationToken, Func<CancellationToken, Task>? beforeMaking = null)
    {
        beforeMaking ??= static _ => Task.CompletedTask;
        return (await ConnectAsync(cancellationToken)).Kind switch
        {
            InfluxKind.Influx1 => await EnsureDatabaseOf1Async(beforeMaking, cancellationToken),
            InfluxKind.Influx2 => await EnsureBucketAsync(beforeMaking, cancellationToken),
            _ => false,
        };
    }

    /// <summary>Looks who is there, whether our credentials are good for writing, and at the database or bucket; nothing is changed.</summary>
    /// <exception cref="InfluxException">The server's trouble; refused where the credentials are.</exception>
    public async Task<InfluxExamination> ExamineAsync(CancellationToken cancellationToken)
    {
        var server = await ConnectAsync(cancellationToken);
        var ping = await _transport.SendAsync(HttpMethod.Get, "ping", null, cancellationToken);
        return server.Kind switch
        {
            InfluxKind.Influx1 => await ExamineDatabaseOf1Async(new InfluxExamination(server, false, null, ping.Date), cancellationToken),
            InfluxKind.Influx2 => await ExamineBucketAsync(new InfluxExamination(server, false, null, ping.Date), cancellationToken),
            _ => new InfluxExamination(server, null, null, ping.Date),
        };
    }

    /// <summary>
    /// Writes points, no two alike, in requests of the configured size. Points that the server will not take are found by halving the request, and
    /// the rest is written all the same. Never throws for the server's sake.
    /// </summary>
    /// <param name="precision">What the points' times are counted in.</param>
    public async Task<WriteOutcome> WriteAsync(
        IReadOnlyList<InfluxPoint> points, CancellationToken cancellationToken, TimePrecision precision = TimePrecision.Seconds)
    {
        ArgumentNullException.ThrowIfNull(points);
        string bucket;
        try
        {
            bucket = BucketOf(await ConnectAsync(cancellationToken));
        }
        catch (InfluxException exception)
        {
            return new WriteOutcome(0, [], exception.Trouble);
        }

        var outcomes = new WriteOutcome[(points.Count + _options.BatchSize - 1) / _options.BatchSize];
        Array.Fill(outcomes, new WriteOutcome(0, [], null));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, outcomes.Length),
            new ParallelOptions { MaxDegreeOfParallelism = InfluxOptions.RequestsAtOnce, CancellationToken = cancellationToken },
            async (batch, token) =>
            {
                // One request's trouble is the server's, and so the others' too.
                if (Array.TrueForAll(outcomes, static o => o.Trouble is null))
                    outcomes[batch] = await WriteBatchAsync(points, batch * _options.BatchSize, bucket, precision, token);
            });
        return new WriteOutcome(
            outcomes.Sum(o => o.Written), [.. outcomes.SelectMany(o => o.Rejected)], Array.Find(outcomes, static o => o.Trouble is not null)?.Trouble);
    }

    /// <summary>Takes points away; without a word where there are none.</summary>
    /// <param name="tagKeys">All tags that series of these measurements may have.</param>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task DeleteAsync(IEnumerable<InfluxPointId> points, IReadOnlyCollection<string> tagKeys, CancellationToken cancellationToken) =>
        // What the server could never hold it does not hold, and it would not understand such a time.
        await ExecuteAsync(points.Where(point => point.CanExist).Select(point => InfluxQl.Delete(point.Series, tagKeys, point.Time)), cancellationToken);

    /// <summary>Takes whole series away; without a word where there are none.</summary>
    /// <param name="tagKeys">All tags that series of these measurements may have.</param>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task DeleteAsync(IEnumerable<InfluxSeries> series, IReadOnlyCollection<string> tagKeys, CancellationToken cancellationToken) =>
        await ExecuteAsync(series.Select(one => InfluxQl.Delete(one, tagKeys, null)), cancellationToken);

    /// <summary>
    /// Takes whole measurements away, without a word where there are none; and if we may also the types that their fields have.
    /// </summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task DropMeasurementsAsync(IReadOnlyCollection<string> measurements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        var server = await ConnectAsync(cancellationToken);
        switch (server.Kind)
        {
            case InfluxKind.VictoriaMetrics:
                // It knows neither databases nor measurements: a field is a metric named measurement_field.
                var names = string.Join('|', measurements);
                ThrowIfFailed(await _transport.SendAsync(
                    HttpMethod.Post,
                    InfluxAddress.Of("api/v1/admin/tsdb/delete_series", ("match[]", $"{{__name__=~\"({names})_.+\"}}")),
                    null,
                    cancellationToken));
                break;
            case InfluxKind.Influx3:
                foreach (var measurement in measurements)
                {
                    var reply = await _transport.SendAsync(
                        HttpMethod.Delete,
                        InfluxAddress.Of("api/v3/configure/table", ("db", BucketName), ("table", measurement)),
                        null,
                        cancellationToken);
                    if (reply.Status != 404)
                        ThrowIfFailed(reply);
                }

                break;
            default:
                try
                {
                    await ExecuteAsync(measurements.Select(m => $"DROP MEASUREMENT {InfluxQl.Identifier(m)}"), cancellationToken);
                }
                catch (InfluxException exception) when (exception.Trouble.Kind == InfluxTroubleKind.Refused)
                {
                    // That is for administrators only on 1.x. Whoever may write may empty it, which leaves the types of its fields.
                    await ExecuteAsync(measurements.Select(m => $"DELETE FROM {InfluxQl.Identifier(m)}"), cancellationToken);
                }

                break;
        }
    }

    public void Dispose() => _transport.Dispose();

    /// <summary>The statement that makes the database as we want it.</summary>
    internal static string CreateDatabase(InfluxOptions options) =>
        $"CREATE DATABASE {InfluxQl.Identifier(options.Database)} WITH DURATION INF REPLICATION 1 SHARD DURATION 520w NAME {InfluxQl.Identifier(options.RetentionPolicy ?? "autogen")}";

    /// <summary>The answer to a statement of InfluxQL, row by row; times are in seconds.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    internal async Task<IReadOnlyList<QueryRow>> QueryAsync(string statement, CancellationToken cancellationToken)
    {
        var server = await ConnectAsync(cancellationToken);
        var database = server.Kind == InfluxKind.Influx1 ? _options.Database : BucketName;
        var reply = await _transport.SendAsync(
            HttpMethod.Post,
            // In chunks no limit of the server on rows applies.
            InfluxAddress.Of("query", ("db", database), ("rp", _options.RetentionPolicy), ("epoch", LineProtocol.CodeOf(TimePrecision.Seconds)), ("chunked", "true")),
            () => new FormUrlEncodedContent([new("q", statement)]),
            cancellationToken);
        if (reply.Status == 400 && reply.Words.Contains("error parsing query", StringComparison.Ordinal))
            throw new InvalidOperationException($"The server does not understand our query '{statement}': {reply.Words}");
        ThrowIfFailed(reply);
        return ReadRows(reply.Body);
    }

    private static List<QueryRow> ReadRows(byte[] body)
    {
        var rows = new List<QueryRow>();
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            foreach (var result in document.RootElement.GetProperty("results").EnumerateArray())
            {
                if (result.TryGetProperty("error", out var error))
                    throw new InfluxException(TroubleOf(error.GetString() ?? ""));
                if (result.TryGetProperty("series", out var series))
                    rows.AddRange(series.EnumerateArray().SelectMany(ReadSeries));
            }
        }

        return rows;
    }

    private static InfluxTrouble TroubleOf(string words) => new(
        words.StartsWith("database not found", StringComparison.Ordinal) ? InfluxTroubleKind.DatabaseMissing : InfluxTroubleKind.Misconfigured,
        words);

    private static IEnumerable<QueryRow> ReadSeries(JsonElement series)
    {
        var name = series.TryGetProperty("name", out var given) ? given.GetString() ?? "" : "";
        var tags = series.TryGetProperty("tags", out var grouped)
            ? grouped.EnumerateObject()
                .Select(t => KeyValuePair.Create(t.Name, t.Value.GetString() ?? ""))
                .Where(t => t.Value.Length > 0)
                .ToImmutableSortedDictionary(StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;
        var columns = series.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToArray();
        if (!series.TryGetProperty("values", out var values))
            yield break;
        foreach (var row in values.EnumerateArray())
        {
            var cells = new Dictionary<string, FieldValue>(columns.Length, StringComparer.Ordinal);
            var i = 0;
            foreach (var cell in row.EnumerateArray())
            {
                if (ReadValue(cell) is { } value)
                    cells[columns[i]] = value;
                i++;
            }

            yield return new QueryRow(name, tags, cells);
        }
    }

    private static FieldValue? ReadValue(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => FieldValue.Of(cell.GetDouble()),
        JsonValueKind.String => FieldValue.Of(cell.GetString()!),
        JsonValueKind.True => FieldValue.Of(true),
        JsonValueKind.False => FieldValue.Of(false),
        _ => null,
    };

    private static bool IsNamed(QueryRow row, string name) => row.Values.GetValueOrDefault("name") == FieldValue.Of(name);

    private static IEnumerable<string> Lines(IReadOnlyList<InfluxPoint> points, int start, int count)
    {
        var line = new StringBuilder();
        for (var i = start; i < start + count; i++)
        {
            LineProtocol.Append(line.Clear(), points[i]);
            yield return line.ToString();
        }
    }

    private async Task<WriteOutcome> WriteBatchAsync(IReadOnlyList<InfluxPoint> points, int start, string bucket, TimePrecision precision, CancellationToken cancellationToken)
    {
        var written = 0;
        var rejected = ImmutableArray.CreateBuilder<RejectedPoint>();
        // What is still to be sent, the next part on top.
        var parts = new Stack<(int Start, int Count)>([(start, Math.Min(_options.BatchSize, points.Count - start))]);
        while (parts.TryPop(out var part))
        {
            var reply = await _transport.WriteAsync(Lines(points, part.Start, part.Count), bucket, precision, cancellationToken);
            if (reply.Succeeded)
            {
                written += part.Count;
            }
            else if (!reply.BlamesPoints)
            {
                return new WriteOutcome(written, rejected.ToImmutable(), reply.ToTrouble());
            }
            else if (part.Count == 1)
            {
                rejected.Add(new RejectedPoint(points[part.Start], reply.Status, reply.Words));
            }
            else
            {
                // What was stored of the part is stored again, which changes nothing.
                var half = part.Count / 2;
                parts.Push((part.Start + half, part.Count - half));
                parts.Push((part.Start, half));
            }
        }

        return new WriteOutcome(written, rejected.ToImmutable(), null);
    }

    private static void ThrowIfFailed(InfluxReply reply)
    {
        if (!reply.Succeeded)
            throw new InfluxException(reply.ToTrouble());
    }

    private async Task<InfluxKind> KindOfAsync(InfluxReply ping, CancellationToken cancellationToken)
    {
        // VictoriaMetrics passes itself off as 1.8.0, if it names a version at all, but never says who built it.
        if (ping.Build is null && (await _transport.SendAsync(HttpMethod.Get, "api/v1/status/buildinfo", null, cancellationToken)).Succeeded)
            return InfluxKind.VictoriaMetrics;
        var major = string.Concat((ping.Version ?? "").TrimStart('v').TakeWhile(char.IsAsciiDigit));
        return int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number switch
            {
                <= 1 => InfluxKind.Influx1,
                2 => InfluxKind.Influx2,
                _ => InfluxKind.Influx3,
            }
            : throw new InfluxException(new InfluxTrouble(InfluxTroubleKind.Misconfigured, "What answers there is no InfluxDB: it names no version."));
    }

    // Where 1.x takes writes in the manner of 2.x, a bucket is a database with its retention policy.
    private string BucketOf(ConnectedServer server) => server is { Kind: InfluxKind.Influx1, Api: InfluxApi.V2 }
        ? _options.Bucket ?? $"{_options.Database}/{_options.RetentionPolicy ?? "autogen"}"
        : BucketName;

    private async Task<bool> EnsureDatabaseOf1Async(Func<CancellationToken, Task> beforeMaking, CancellationToken cancellationToken)
    {
        var databases = await QueryAsync("SHOW DATABASES", cancellationToken);
        if (!databases.Any(row => IsNamed(row, _options.Database)))
        {
            await beforeMaking(cancellationToken);
            await QueryAsync(CreateDatabase(_options), cancellationToken);
            return true;
        }

        if (_options.RetentionPolicy is { } policy)
        {
            var policies = await QueryAsync($"SHOW RETENTION POLICIES ON {InfluxQl.Identifier(_options.Database)}", cancellationToken);
            if (!policies.Any(row => IsNamed(row, policy)))
            {
                await beforeMaking(cancellationToken);
                await QueryAsync(
                    $"CREATE RETENTION POLICY {InfluxQl.Identifier(policy)} ON {InfluxQl.Identifier(_options.Database)} DURATION INF REPLICATION 1 SHARD DURATION 520w",
                    cancellationToken);
                return true;
            }
        }

        return false;
    }

    // A token may be good for writing and for nothing else, as an administrator would have it: then the bucket is his matter, and the first
    // write tells whether it is there.
    private async Task<bool> EnsureBucketAsync(Func<CancellationToken, Task> beforeMaking, CancellationToken cancellationToken)
    {
        var wasMissing = false;
        var isMade = false;
        var reply = await _transport.DoAsync(
            async token =>
            {
                var bucket = await _transport.Buckets.FindBucketByNameAsync(BucketName, token);
                if (bucket is null)
                {
                    var organizations = await _transport.Organizations.FindOrganizationsAsync(org: _options.Org, cancellationToken: token);
                    var forEver = new BucketRetentionRules(BucketRetentionRules.TypeEnum.Expire, everySeconds: 0, (long)LongShard.TotalSeconds);
                    await beforeMaking(token);
                    // Also where the answer is lost: the next attempt finds the bucket.
                    wasMissing = true;
                    bucket = await _transport.Buckets.CreateBucketAsync(BucketName, forEver, organizations[0].Id, token);
                }

                isMade = wasMissing;
                var mappings = await _transport.Mappings.GetDBRPsAsync(orgID: bucket.OrgID, bucketID: bucket.Id, cancellationToken: token);
                if (!mappings.Content.Any(m => m.Database == BucketName))
                {
                    await _transport.Mappings.PostDBRPAsync(
                        new DBRPCreate(orgID: bucket.OrgID, bucketID: bucket.Id, database: BucketName, retentionPolicy: "autogen", _default: true), cancellationToken: token);
                }
            },
            cancellationToken);
        if (reply.Status is not (401 or 403 or 404))
            ThrowIfFailed(reply);
        return isMade;
    }

    private async Task<InfluxExamination> ExamineDatabaseOf1Async(InfluxExamination server, CancellationToken cancellationToken)
    {
        IReadOnlyList<QueryRow> policies;
        try
        {
            policies = await QueryAsync($"SHOW RETENTION POLICIES ON {InfluxQl.Identifier(_options.Database)}", cancellationToken);
        }
        catch (InfluxException exception) when (exception.Trouble.Kind == InfluxTroubleKind.DatabaseMissing)
        {
            return server;
        }

        // Nothing is written, but whoever may not write is told so.
        ThrowIfFailed(await _transport.SendAsync(
            HttpMethod.Post, InfluxAddress.Of("write", ("db", _options.Database), ("rp", _options.RetentionPolicy)), () => new ByteArrayContent([]), cancellationToken));
        var policy = policies.FirstOrDefault(row => _options.RetentionPolicy is { } name ? IsNamed(row, name) : row.Values.GetValueOrDefault("default") == FieldValue.Of(true));
        var retention = policy?.Values.GetValueOrDefault("duration")?.ToString();
        return server with { HasDatabase = true, Retention = retention == ForEver ? null : retention };
    }

    private async Task<InfluxExamination> ExamineBucketAsync(InfluxExamination server, CancellationToken cancellationToken)
    {
        Bucket? bucket = null;
        var reply = await _transport.DoAsync(async token => bucket = await _transport.Buckets.FindBucketByNameAsync(BucketName, token), cancellationToken);
        // A token that is good for writing alone sees no buckets.
        if (reply.Status is 403 or 404)
            return server with { HasDatabase = null };
        ThrowIfFailed(reply);
        var seconds = bucket?.RetentionRules?.FirstOrDefault()?.EverySeconds ?? 0;
        return server with { HasDatabase = bucket is not null, Retention = seconds == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{seconds}s") };
    }

    private async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var together in statements.Chunk(StatementsInARequest))
            await QueryAsync(string.Join("; ", together), cancellationToken);
    }
}
