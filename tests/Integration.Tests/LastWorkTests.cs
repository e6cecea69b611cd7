using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// When the index removes the entry of an application in the outbox, which it does without a look at that. Nothing else is at
/// work.
/// </summary>
public sealed class LastWorkTests : StillSystem
{
    [Fact]
    public async Task The_entry_goes_with_the_last_work()
    {
        var id = await ApplyAsync();
        await ReadAsync(id);
        await SendAsync(id);

        await IndexAsync(id);

        (await HasEntryAsync(id)).Should().BeFalse();
        (await Get<IOutbox>().FindOwedAsync(id, Stop))!.IsNone.Should().BeTrue();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_entry_stays_while_anything_else_is_owed(bool isRead, bool isSent)
    {
        var id = await ApplyAsync();
        if (isRead)
        {
            await ReadAsync(id);
        }

        if (isSent)
        {
            await SendAsync(id);
        }

        await IndexAsync(id);

        (await HasEntryAsync(id)).Should().BeTrue();
    }

    [Fact]
    public async Task The_entry_stays_while_equality_answers_wait()
    {
        var id = await ApplyAsync(isMoved: false);
        await ReadAsync(id);
        await SendAsync(id);

        await IndexAsync(id);

        (await HasEntryAsync(id)).Should().BeTrue();
    }

    [Fact]
    public async Task An_entry_that_was_made_anew_stays()
    {
        var id = await ApplyAsync();
        await ReadAsync(id);
        await SendAsync(id);
        var record = (await Get<IApplicationStore>().FindAsync(id, Stop))!;

        // As somebody does who is about to change it: the same entry in the same place.
        await Get<IOutbox>()
            .AnnounceAsync(id, record.ReceivedAt, record.ReceivedAt + DispatchOutbox.Grace, Stop);
        await IndexAsync(id);

        (await HasEntryAsync(id)).Should().BeTrue();
    }

    private async Task<ApplicationId> ApplyAsync(bool isMoved = true)
    {
        var id = await ApplyAsync(new ApplicationForm());
        for (var answer = 0; isMoved && answer < 2; answer++)
        {
            await Get<MoveEqualityAnswer>().ExecuteAsync(id, answer, Stop);
        }

        return id;
    }

    private Task ReadAsync(ApplicationId id) =>
        Get<ExtractText>().ExecuteAsync($"{id}/resume", Stop);

    private Task SendAsync(ApplicationId id) =>
        Get<SendMail>().ExecuteAsync(new MailId(id, MailKind.Confirmation), Stop);

    private Task IndexAsync(ApplicationId id) => Get<IndexApplication>().ExecuteAsync(id, Stop);

    private async Task<bool> HasEntryAsync(ApplicationId id) => await CountAsync("Outbox", id) > 0;
}
