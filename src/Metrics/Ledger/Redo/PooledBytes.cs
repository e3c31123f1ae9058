using System.Buffers;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>
/// Bytes that grow piece by piece, in arrays that are lent and given back: an entry of the journal may hold a hundred megabytes, and one array of that length would be
/// copied each time that it is too short. Not thread-safe.
/// </summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private const int FirstLength = 4 * 1024;
    private const int MostLength = 256 * 1024;

    private readonly List<(byte[] Array, int Length)> _full = [];
    private byte[] _array = [];
    private int _length;

    /// <summary>What has been written, in pieces.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces => _full.Append((Array: _array, Length: _length)).Select(p => new ReadOnlyMemory<byte>(p.Array, 0, p.Length));

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_array.Length - _length < Math.Max(sizeHint, 1))
        {
            if (_array.Length > 0)
                _full.Add((_array, _length));
            (_array, _length) = (ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, _array.Length == 0 ? FirstLength : MostLength)), 0);
        }

        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        foreach (var (array, _) in _full)
            ArrayPool<byte>.Shared.Return(array);
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _full.Clear();
        (_array, _length) = ([], 0);
    }
}
