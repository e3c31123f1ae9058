using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class UsersTests : LedgerContract
{
    private static readonly User Li = new("李四", UserRole.Department, "stats", "hash", "stamp");

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewLedger_HasNoUsers()
    {
        using var temp = NewLedger();
        (await temp.Ledger.Users.AnyAsync(_cancellation)).Should().BeFalse();
        (await temp.Ledger.Users.FindAsync("李四", _cancellation)).Should().BeNull();
    }

    [Fact]
    public async Task User_IsFoundAsAdded_AndNameIsTakenOnce()
    {
        using var temp = NewLedger();
        (await temp.Ledger.Users.AddAsync(Li, _cancellation)).Should().BeTrue();
        (await temp.Ledger.Users.AddAsync(Li with { Role = UserRole.Leader, Department = null }, _cancellation)).Should().BeFalse();
        await temp.Ledger.Users.AddAsync(new User("admin", UserRole.Statistician, null, "hash", "stamp"), _cancellation);

        (await temp.Ledger.Users.FindAsync("李四", _cancellation)).Should().Be(Li);
        (await temp.Ledger.Users.ListAsync(_cancellation)).Select(u => u.Name).Should().Equal("admin", "李四");
        (await temp.Ledger.Users.AnyAsync(_cancellation)).Should().BeTrue();
    }

    [Fact]
    public async Task OtherPassword_ComesWithAnotherStamp()
    {
        using var temp = NewLedger();
        await temp.Ledger.Users.AddAsync(Li, _cancellation);
        (await temp.Ledger.Users.SetPasswordAsync("李四", "other", "later", _cancellation)).Should().BeTrue();
        (await temp.Ledger.Users.FindAsync("李四", _cancellation)).Should().Be(Li with { PasswordHash = "other", Stamp = "later" });
        (await temp.Ledger.Users.SetPasswordAsync("nobody", "other", "later", _cancellation)).Should().BeFalse();
    }

    [Fact]
    public async Task Key_IsItsUsers_UntilTheNextOneOrTheUserIsGone()
    {
        using var temp = NewLedger();
        await temp.Ledger.Users.AddAsync(Li, _cancellation);
        (await temp.Ledger.Users.SetKeyAsync("李四", "first", _cancellation)).Should().BeTrue();
        (await temp.Ledger.Users.FindByKeyAsync("first", _cancellation)).Should().Be(Li);
        await temp.Ledger.Users.SetKeyAsync("李四", "second", _cancellation);
        (await temp.Ledger.Users.FindByKeyAsync("first", _cancellation)).Should().BeNull();
        (await temp.Ledger.Users.RemoveAsync("李四", _cancellation)).Should().BeTrue();
        (await temp.Ledger.Users.FindByKeyAsync("second", _cancellation)).Should().BeNull();
        (await temp.Ledger.Users.RemoveAsync("李四", _cancellation)).Should().BeFalse();
    }
}
