using System.Security.Cryptography;
using System.Text;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Those who may use the console, with their passwords and keys. Every change is a line in the log, with who made it. Thread-safe.</summary>
internal sealed class UserAccounts(ObservationLedger ledger, ILogger<UserAccounts> logger)
{
    /// <summary>Of a key, which nobody has to remember: beyond any guessing, so that a plain hash of it is enough.</summary>
    private const int KeyBytes = 32;

    /// <summary>Of a name, in characters.</summary>
    public const int LongestName = 64;

    private static readonly PasswordHasher<User> Hasher = new();

    // Who is no user is answered as slowly as one with a wrong password, so that nobody learns names by the clock.
    private static readonly Lazy<string> HashOfNobody = new(() => Hasher.HashPassword(null!, Random(KeyBytes)));

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => ledger.Users.AnyAsync(cancellationToken);

    /// <summary>False when there is a user of that name already.</summary>
    /// <param name="department">Its code, of a user of role <see cref="UserRole.Department"/>; null for the others.</param>
    public async Task<bool> AddAsync(string name, UserRole role, string? department, string password, Actor by, CancellationToken cancellationToken)
    {
        if (role == UserRole.Department != department is not null)
            throw new ArgumentException("A department's user, and no other, has a department.", nameof(department));
        var user = new User(name, role, department, Hasher.HashPassword(null!, password), NewStamp());
        return Logged(await ledger.Users.AddAsync(user, cancellationToken), "added", user.ToString(), by);
    }

    /// <summary>Ends the user's sessions too. False when there is no user of that name.</summary>
    public async Task<bool> SetPasswordAsync(string name, string password, Actor by, CancellationToken cancellationToken) =>
        Logged(await ledger.Users.SetPasswordAsync(name, Hasher.HashPassword(null!, password), NewStamp(), cancellationToken), "given another password", name, by);

    /// <summary>A new key in place of the one before, if any: what is returned here is kept nowhere. Null when there is no user of that name.</summary>
    public async Task<string?> NewKeyAsync(string name, Actor by, CancellationToken cancellationToken)
    {
        var key = Random(KeyBytes);
        return Logged(await ledger.Users.SetKeyAsync(name, HashOf(key), cancellationToken), "given a key", name, by) ? key : null;
    }

    /// <summary>Ends the user's sessions too. False when there is no user of that name.</summary>
    public async Task<bool> RemoveAsync(string name, Actor by, CancellationToken cancellationToken) =>
        Logged(await ledger.Users.RemoveAsync(name, cancellationToken), "removed", name, by);

    /// <summary>The user with that name and that password; null when there is none.</summary>
    public async Task<User?> FindByPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        // What is longer is nobody's name, and nothing to look for.
        var user = name.Length > LongestName ? null : await ledger.Users.FindAsync(name, cancellationToken);
        var isRight = Hasher.VerifyHashedPassword(null!, user?.PasswordHash ?? HashOfNobody.Value, password) != PasswordVerificationResult.Failed;
        return isRight ? user : null;
    }

    /// <summary>The user whose key it is; null when it is nobody's.</summary>
    public Task<User?> FindByKeyAsync(string key, CancellationToken cancellationToken) => ledger.Users.FindByKeyAsync(HashOf(key), cancellationToken);

    /// <summary>The user whose session it is; null when it is over: the user was removed, or has another password.</summary>
    public async Task<User?> FindBySessionAsync(string name, string stamp, CancellationToken cancellationToken) =>
        await ledger.Users.FindAsync(name, cancellationToken) is { } user && user.Stamp == stamp ? user : null;

    private static string NewStamp() => Random(16);

    private static string Random(int bytes) => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(bytes));

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private bool Logged(bool isDone, string what, string user, Actor by)
    {
        if (isDone)
            logger.LogInformation("User {User} is {Change} by {By}", user, what, by);
        return isDone;
    }
}
