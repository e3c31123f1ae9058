using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>
/// An entry of the redo journal as a line of JSON: <c>{"sha256":…,"after":…,"at":…,"schema":…,"tables":[{"table":…,"columns":[…],"rows":[[…],…]},…]}</c>. The hash is
/// that of the line's bytes behind it; <c>after</c> is the hash of the entry that it follows, null where a journal begins.
/// </summary>
/// <param name="Head">Its bytes through the hash.</param>
/// <param name="Body">The others behind its first, with the end of the line.</param>
/// <param name="Sha256">The hash, in lower-case hexadecimal.</param>
internal sealed record RedoLine(byte[] Head, PooledBytes Body, string Sha256) : IDisposable
{
    private const int HashLength = 64;

    private static readonly byte[] Prefix = "{\"sha256\":\""u8.ToArray();
    private static readonly byte[] AfterHash = "\",\"after\":"u8.ToArray();

    /// <summary>How many bytes it takes to see which entry it is.</summary>
    public static int HeadLength => Prefix.Length + HashLength;

    /// <summary>Makes one.</summary>
    /// <param name="after">The hash of the entry that it follows; null where a journal begins.</param>
    /// <param name="schema">The last migration that its rows have seen.</param>
    public static async Task<RedoLine> BuildAsync(string? after, DateTimeOffset at, string schema, Func<Utf8JsonWriter, Task> writeTables)
    {
        var body = new PooledBytes();
        await using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("after", after);
            writer.WriteString("at", LedgerText.Of(at));
            writer.WriteString("schema", schema);
            writer.WriteStartArray("tables");
            await writeTables(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        var sha256 = HashOf(Said(body));
        body.Write("\n"u8);
        return new RedoLine([.. Prefix, .. Encoding.ASCII.GetBytes(sha256), .. "\","u8], body, sha256);
    }

    /// <summary>Its bytes in their order, in pieces.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces => [Head, .. Said(Body)];

    public void Dispose() => Body.Dispose();

    /// <summary>Whether a line's head is that of the entry with this hash.</summary>
    public static bool IsHeadOf(ReadOnlySpan<byte> head, string sha256) => HashIn(head) == sha256;

    /// <summary>The hash of an entry and that of the one before it; null where the line is not whole.</summary>
    public static (string Sha256, string? After)? Check(ReadOnlySpan<byte> line)
    {
        if (HashIn(line) is not { } sha256 || !line[HeadLength..].StartsWith(AfterHash) || HashOf(line[(HeadLength + 2)..]) != sha256)
            return null;
        var after = line[(HeadLength + AfterHash.Length)..];
        return (sha256, after[0] == '"' ? Encoding.ASCII.GetString(after.Slice(1, HashLength)) : null);
    }

    private static string? HashIn(ReadOnlySpan<byte> line) =>
        line.Length > HeadLength && line.StartsWith(Prefix) ? Encoding.ASCII.GetString(line.Slice(Prefix.Length, HashLength)) : null;

    // Behind the brace that opens it.
    private static IEnumerable<ReadOnlyMemory<byte>> Said(PooledBytes body) => body.Pieces.Select((p, i) => i == 0 ? p[1..] : p);

    private static string HashOf(IEnumerable<ReadOnlyMemory<byte>> said)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in said)
            hash.AppendData(piece.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string HashOf(ReadOnlySpan<byte> said) => Convert.ToHexStringLower(SHA256.HashData(said));
}
