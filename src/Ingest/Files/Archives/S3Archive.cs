using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using IndicatorPipeline.Metrics.Servers;

namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>
/// An archive in a bucket of an S3-compatible store: an object for each file. A request is signed with the hash of what it carries, so that the store takes whole
/// bytes or none, and keeps them when it has answered. What may pass is tried again a few times; then the store counts as away, and is left alone for a moment.
/// </summary>
internal sealed class S3Archive : IArchive, IDisposable
{
    // How many files are on their way at once: each waits for the store's disks.
    private const int Writers = 8;

    private const string TrialName = "trial";

    private readonly ArchiveOptions _options;
    private readonly TimeProvider _time;
    private readonly string _prefix;
    private readonly AmazonS3Client _client;
    private readonly ServerRequests _requests;
    private volatile bool _hasBucket;
    private volatile Absence? _absence;

    public S3Archive(ArchiveOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _prefix = options.Prefix is { Length: > 0 } prefix ? prefix.TrimEnd('/') + '/' : "";
        Location = $"{options.Endpoint.TrimEnd('/')}/{options.Bucket}/{_prefix}".TrimEnd('/');
        var secret = options.SecretKeyFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : options.SecretKey;
        _client = new AmazonS3Client(
            new BasicAWSCredentials(options.AccessKey, secret),
            new AmazonS3Config
            {
                ServiceURL = options.Endpoint,
                AuthenticationRegion = options.Region,
                ForcePathStyle = options.PathStyle,
                HttpClientFactory = new Connections(options),
                // What takes too long is ended here, and tried again here.
                Timeout = System.Threading.Timeout.InfiniteTimeSpan,
                MaxErrorRetry = 0,
                DefaultConfigurationMode = DefaultConfigurationMode.Standard,
                // Those of its own make are understood by few stores; ours is in the signature.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            });
        _requests = new ServerRequests(options, time, outcome => outcome.Exception is ArchiveAwayException { IsRefusal: false });
    }

    public string Location { get; }

    /// <summary>How many names a list brings in one answer at most; more than this no store gives.</summary>
    public int PageSize { get; init; } = 1_000;

    public Task StoreAsync(IReadOnlyCollection<(string Sha256, ReadOnlyMemory<byte> Bytes)> contents, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        contents,
        new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
        async (content, token) =>
        {
            if (!await ContainsAsync(content.Sha256, token))
                await PutAsync(KeyOf(content.Sha256), content.Bytes, token);
        });

    public async Task<ReadOnlyMemory<byte>> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        var bytes = await AskAsync(token => FindAsync(KeyOf(sha256), token), cancellationToken)
            ?? throw new FileNotFoundException($"{Location} has no {sha256}.", sha256);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : throw new IOException($"{Location}: the bytes of {sha256} are others than were kept.");
    }

    public Task<bool> ContainsAsync(string sha256, CancellationToken cancellationToken) => AskAsync(
        async token =>
        {
            try
            {
                await _client.GetObjectMetadataAsync(_options.Bucket, KeyOf(sha256), token);
                return true;
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                // An answer without a body, which does not say whether there is a bucket.
                if (!_hasBucket)
                    await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = _prefix, MaxKeys = 1 }, token);
                _hasBucket = true;
                return false;
            }
        },
        cancellationToken);

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = _prefix, MaxKeys = PageSize };
        do
        {
            var page = await AskAsync(token => _client.ListObjectsV2Async(request, token), cancellationToken);
            // A page without anything has no list.
            foreach (var name in (page.S3Objects ?? []).Select(found => found.Key[(found.Key.LastIndexOf('/') + 1)..]).Where(ArchiveName.IsOne))
                yield return name;
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    // Always under the same name, and left there: the key needs no right to delete.
    public Task TryWritingAsync(CancellationToken cancellationToken) => PutAsync(_prefix + TrialName, new byte[1], cancellationToken);

    public void Dispose() => _client.Dispose();

    // The same layout as in a folder.
    private string KeyOf(string sha256) => $"{_prefix}{ArchiveName.FolderOf(sha256)}/{sha256}";

    private Task<PutObjectResponse> PutAsync(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => AskAsync(
        token => _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _options.Bucket,
                Key = key,
                InputStream = new MemoryStream(bytes.ToArray(), writable: false),
                ContentType = "application/octet-stream",
                // In one piece, signed with its hash.
                UseChunkEncoding = false,
                DisablePayloadSigning = false,
            },
            token),
        cancellationToken);

    private async Task<byte[]?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await _client.GetObjectAsync(_options.Bucket, key, cancellationToken);
            var bytes = new byte[found.ContentLength];
            await found.ResponseStream.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }
        catch (NoSuchKeyException)
        {
            return null;
        }
    }

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (_absence is { } absence && _time.GetElapsedTime(absence.Since) < _options.AwayPause)
            throw new ArchiveAwayException(absence.Words);
        try
        {
            var answer = await _requests.AskAsync(token => AttemptAsync(ask, token), cancellationToken);
            _absence = null;
            return answer;
        }
        catch (ArchiveAwayException e) when (!e.IsRefusal)
        {
            _absence = new Absence(_time.GetTimestamp(), e.Message);
            throw;
        }
    }

    private async Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await _requests.InTimeAsync(ask, cancellationToken);
        }
        catch (Exception e) when (
            e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException or TimeoutException
            && !cancellationToken.IsCancellationRequested)
        {
            throw AwayBy(e);
        }
    }

    private ArchiveAwayException AwayBy(Exception fault)
    {
        if (fault is AmazonServiceException { StatusCode: > 0 } answered)
        {
            var code = (int)answered.StatusCode;
            return new ArchiveAwayException(string.Create(CultureInfo.InvariantCulture, $"{Location}: {code} {answered.ErrorCode}: {answered.Message}"), fault)
            {
                IsRefusal = code < 500 && answered.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests),
            };
        }

        return new ArchiveAwayException($"{Location}: {_options.WordsOf(fault)}", fault);
    }

    /// <param name="Since">When it was noticed, in timestamps of the clock.</param>
    /// <param name="Words">What was said of it: so that it is one trouble to whoever hears of it again.</param>
    private sealed record Absence(long Since, string Words);

    // One client for the one who asks; no two archives share it, since each may trust others.
    private sealed class Connections(ArchiveOptions options) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(options.NewConnections()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }
}
