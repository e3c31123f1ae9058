using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IndicatorPipeline.Support;

/// <summary>TLS in front of a server on loopback, with a certificate of an authority of its own that no system knows.</summary>
public sealed class TlsFront : IAsyncDisposable
{
    private readonly int _server;
    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _certificate;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;
    private long _passed;

    /// <param name="server">The port of the server.</param>
    /// <param name="name">For whom the certificate is.</param>
    public TlsFront(int server, string name = "localhost")
    {
        _server = server;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        var request = new CertificateRequest("CN=Authority of a county", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _certificate = CertificateFor(name, authority, now);
        AuthorityFile = _folder.Combine("authority.pem");
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The authority's certificate, in PEM.</summary>
    public string AuthorityFile { get; }

    public string Url => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How many bytes the client has sent so far, over connections that it trusts.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        // Only now: a listener that is stopped before the loop has ended is a fault of the loop's.
        await _accepting;
        _listener.Dispose();
        _certificate.Dispose();
        _ending.Dispose();
        _folder.Dispose();
    }

    private static X509Certificate2 CertificateFor(string name, X509Certificate2 authority, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, now.AddHours(-1), now.AddHours(12), [1]);
        return certificate.CopyWithPrivateKey(key);
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                connections.Add(PassAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _ending.Token);
                await server.ConnectAsync(IPAddress.Loopback, _server, _ending.Token);
                await Task.WhenAny(SendAsync(tls, server.GetStream()), server.GetStream().CopyToAsync(tls, _ending.Token));
            }
            catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
            {
                // One of the two is gone, or did not trust us.
            }
        }
    }

    private async Task SendAsync(SslStream client, NetworkStream server)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await client.ReadAsync(buffer, _ending.Token)) > 0)
        {
            Interlocked.Add(ref _passed, read);
            await server.WriteAsync(buffer.AsMemory(0, read), _ending.Token);
        }
    }
}
