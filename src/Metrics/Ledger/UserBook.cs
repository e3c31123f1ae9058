namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>The book of those who may use the console. It keeps hashes of passwords and keys, and knows of no way to make them.</summary>
public sealed class UserBook
{
    private const string Columns = "select name, role, department, password_hash, stamp from console_user";

    private readonly ILedgerAccess _access;
    private readonly TimeProvider _time;

    internal UserBook(ILedgerAccess access, TimeProvider time) => (_access, _time) = (access, time);

    /// <summary>Whether there is any user.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return await connection.ScalarAsync<long>("select count(*) from console_user", null, cancellationToken) > 0;
    }

    /// <summary>All users, in the ordinal order of their names.</summary>
    public Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken) => ReadAsync($"{Columns} order by name", null, cancellationToken);

    /// <summary>Null when there is none of that name.</summary>
    public async Task<User?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ReadAsync($"{Columns} where name = @name", new { name }, cancellationToken)).SingleOrDefault();

    /// <summary>Whose key it is; null when it is nobody's.</summary>
    public async Task<User?> FindByKeyAsync(string keyHash, CancellationToken cancellationToken) =>
        (await ReadAsync($"{Columns} where key_hash = @keyHash", new { keyHash }, cancellationToken)).SingleOrDefault();

    /// <summary>False when there is a user of that name already, who is left as he is.</summary>
    public async Task<bool> AddAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await ChangeAsync(
            """
            insert into console_user (name, role, department, password_hash, stamp, created_at)
            values (@name, @role, @department, @password_hash, @stamp, @created_at)
            on conflict (name) do nothing
            """,
            ["name", "role", "department", "password_hash", "stamp", "created_at"],
            [user.Name, User.Roles[user.Role], user.Department, user.PasswordHash, user.Stamp, LedgerText.Of(_time.GetUtcNow())],
            cancellationToken);
    }

    /// <summary>False when there is no user of that name.</summary>
    public Task<bool> SetPasswordAsync(string name, string passwordHash, string stamp, CancellationToken cancellationToken) =>
        ChangeAsync(
            "update console_user set password_hash = @password_hash, stamp = @stamp where name = @name",
            ["name", "password_hash", "stamp"],
            [name, passwordHash, stamp],
            cancellationToken);

    /// <summary>A user has one key at most; the one before is good for nothing from now on. False when there is no user of that name.</summary>
    public Task<bool> SetKeyAsync(string name, string keyHash, CancellationToken cancellationToken) =>
        ChangeAsync("update console_user set key_hash = @key_hash where name = @name", ["name", "key_hash"], [name, keyHash], cancellationToken);

    /// <summary>False when there is no user of that name.</summary>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync("delete from console_user where name = @name", ["name"], [name], cancellationToken);

    private Task<bool> ChangeAsync(string sql, string[] names, object?[] values, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                transaction.Touched.AddUsers();
                return await transaction.Prepared(sql, names).ExecuteAsync(cancellationToken, values) > 0;
            },
            cancellationToken);

    private async Task<IReadOnlyList<User>> ReadAsync(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Name, string Role, string? Department, string PasswordHash, string Stamp)>(sql, parameters, cancellationToken);
        return [.. rows.Select(r => new User(r.Name, User.Roles.Parse(r.Role), r.Department, r.PasswordHash, r.Stamp))];
    }
}
