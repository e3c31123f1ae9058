using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IndicatorPipeline.Metrics.Servers;

/// <summary>A file in PEM with the authorities that alone may vouch for the certificate of a server.</summary>
public static class RootCertificates
{
    /// <summary>Whether there are certificates in a file that a setting names; also where it names none.</summary>
    /// <param name="setting">The setting with its section, for what is said of it.</param>
    /// <param name="member">The property that holds it.</param>
    public static ValidationResult? Check(string? file, string setting, string member)
    {
        if (string.IsNullOrEmpty(file))
            return ValidationResult.Success;
        try
        {
            return CertificatesIn(file).Count > 0 ? ValidationResult.Success : Wrong("there is no certificate in PEM in it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Wrong(e.Message);
        }

        ValidationResult Wrong(string why) => new($"{setting}, {file}: {why}.".Replace("..", ".", StringComparison.Ordinal), [member]);
    }

    /// <summary>Connections to a server. They are renewed now and then, so that a server that moved to another address is found again.</summary>
    /// <param name="file">Null or empty: the authorities that the system knows. The certificate's name and time are verified in any case.</param>
    public static SocketsHttpHandler NewConnections(string? file)
    {
        var connections = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        if (string.IsNullOrEmpty(file))
            return connections;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(CertificatesIn(file));
        connections.SslOptions.CertificateChainPolicy = policy;
        return connections;
    }

    private static X509Certificate2Collection CertificatesIn(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }
}
