using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IndicatorPipeline.Support;

/// <summary>The way to a server on loopback, through a port of its own: it can be slow, refuse, or break in the midst of what passes. Thread-safe.</summary>
public sealed class FaultyLine : IAsyncDisposable
{
    private readonly int _server;
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<Socket, Task> _connections = [];
    private CancellationTokenSource _refusing = new();
    private Task _accepting = Task.CompletedTask;
    private long _passed;

    /// <param name="server">The port of the server.</param>
    public FaultyLine(int server)
    {
        _server = server;
        Accept();
    }

    /// <summary>Where it listens, the same also after it has refused.</summary>
    public int Port { get; private set; }

    /// <summary>How long each piece is on its way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Of how many bytes of the client's each connection breaks; null for none.</summary>
    public int? BreaksAfter { get; set; }

    /// <summary>How many connections have broken so far.</summary>
    public int Broken { get; private set; }

    /// <summary>How many bytes the client has sent so far.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    /// <summary>Ends all connections and takes no new ones.</summary>
    public async Task RefuseAsync()
    {
        await _refusing.CancelAsync();
        await _accepting;
        foreach (var connection in _connections.Keys)
            connection.Dispose();
        await Task.WhenAll(_connections.Values);
    }

    /// <summary>Takes connections again.</summary>
    public void Accept()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _refusing.Dispose();
        _refusing = new CancellationTokenSource();
        _accepting = AcceptAsync(listener, _refusing.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await RefuseAsync();
        _refusing.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken refusing)
    {
        using (listener)
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptSocketAsync(refusing);
                    _connections[client] = Task.Run(() => PassAsync(client), CancellationToken.None);
                }
            }
            catch (OperationCanceledException)
            {
                // It refuses.
            }
        }
    }

    private async Task PassAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, _ending.Token);
                await Task.WhenAny(PumpAsync(client, server, isClients: true), PumpAsync(server, client, isClients: false));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // The server is away, or the test has ended.
            }
        }

        _connections.TryRemove(client, out _);
    }

    private async Task PumpAsync(Socket from, Socket to, bool isClients)
    {
        var buffer = new byte[16 * 1024];
        var sent = 0;
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _ending.Token)) > 0)
            {
                await Task.Delay(Delay, _ending.Token);
                var isBroken = isClients && sent + read > BreaksAfter;
                var passes = isBroken ? read / 2 : read;
                await to.SendAsync(buffer.AsMemory(0, passes), _ending.Token);
                if (isClients)
                    Interlocked.Add(ref _passed, passes);
                sent += passes;
                if (isBroken)
                {
                    Broken++;
                    return;
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two is gone.
        }
    }
}
