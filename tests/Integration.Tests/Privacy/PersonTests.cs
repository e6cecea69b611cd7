using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Privacy;

/// <summary>Which applications of a person are found, and when. Nothing is at work but what a test begins.</summary>
public sealed class PersonTests : StillSystem
{
    [Fact]
    public async Task All_of_a_persons_applications_are_found_from_the_moment_they_are_taken()
    {
        var first = new ApplicationForm();
        var one = await ApplyAsync(first);
        var two = await ApplyAsync(new ApplicationForm(first.Email.ToUpperInvariant()));
        await ApplyAsync(new ApplicationForm());

        (await AllAsync(first.Email)).Should().Equal(two, one);
        (await EnteredAsync(first.Email)).Should().BeEmpty();

        await Get<IndexApplication>().ExecuteAsync(one, Stop);

        (await AllAsync(first.Email)).Should().Equal(two, one);
        (await EnteredAsync(first.Email)).Should().Equal(one);
    }

    [Fact]
    public async Task Making_an_index_anew_enters_what_was_not_yet()
    {
        var form = new ApplicationForm();
        var id = await ApplyAsync(form);

        await Get<RebuildIndex>().ExecuteAsync(ApplicationForm.Board, Stop);

        (await EnteredAsync(form.Email)).Should().Equal(id);
    }

    [Fact]
    public async Task One_that_a_hold_keeps_from_being_erased_is_found()
    {
        var form = new ApplicationForm();
        var id = await ApplyAsync(form);
        await OrderAsync(id);
        await SetHoldAsync(id);

        await Get<IndexApplication>().ExecuteAsync(id, Stop);
        await Get<EraseApplication>().ExecuteAsync(id, Stop);

        (await AllAsync(form.Email)).Should().Equal(id);
    }

    [Fact]
    public async Task An_erasure_that_overtakes_the_index_leaves_no_entry()
    {
        var form = new ApplicationForm();
        var id = await ApplyAsync(form);
        await using var overtaken = AppComposition.Build(
            Settings,
            s =>
                s.AddSingleton<ISearchIndex>(
                    new OvertakenIndex(async () =>
                    {
                        await OrderAsync(id);
                        await Get<EraseApplication>().ExecuteAsync(id, Stop);

                        // As if it were made by a write that was on its way for long.
                        var person = Get<ApplicationIdentity>()
                            .PersonOf(ApplicationForm.Board, form.Email);
                        await Get<IPeople>().EnterAsync(person, id, default, Stop);
                    })
                )
        );

        await overtaken.GetRequiredService<IndexApplication>().ExecuteAsync(id, Stop);

        (await EntriesAsync(id)).Should().Be(0);
    }

    private async Task<IEnumerable<ApplicationId>> AllAsync(string email) =>
        (await Get<ApplicationsOfPerson>().FindAllAsync(ApplicationForm.Board, email, Stop)).Select(
            a => a.Id
        );

    private async Task<IEnumerable<ApplicationId>> EnteredAsync(string email) =>
        (await Get<ApplicationsOfPerson>().FindAsync(ApplicationForm.Board, email, Stop)).Select(
            a => a.Id
        );

    private Task<int> EntriesAsync(ApplicationId id) => CountAsync("People", id);

    private async Task OrderAsync(ApplicationId id) =>
        (await Get<RequestErasure>().ExecuteAsync(id, ErasureReason.Company, Stop))
            .Should()
            .NotBeNull();

    private async Task SetHoldAsync(ApplicationId id)
    {
        var store = Get<IApplicationStore>();
        var before = (await store.FindWholeAsync(id, Stop))!;
        var change = new ApplicationChange(
            before.Record with
            {
                LegalHold = true,
            },
            HistoryEvents.LegalHoldSet,
            TimeProvider.System.GetUtcNow()
        );
        (await store.TryChangeAsync(before, change, Stop)).Should().BeTrue();
    }

    /// <summary>An index that something happens before.</summary>
    private sealed class OvertakenIndex(Func<Task> before) : ISearchIndex
    {
        public Task UpdateAsync(
            string board,
            IReadOnlyCollection<ApplicationId> ids,
            Func<ApplicationId, CancellationToken, Task<SearchDocument?>> read,
            CancellationToken cancellationToken
        ) =>
            Task.WhenAll(
                ids.Select(async id =>
                {
                    await before();
                    (await read(id, cancellationToken)).Should().BeNull();
                })
            );

        public Task<IndexAnswer<SearchHits>> SearchAsync(
            string board,
            SearchRequest request,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task<IndexAnswer<SearchCounts>> CountAsync(
            string board,
            SearchFilter filter,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public IReadOnlyList<Fragment> Highlight(
            SearchNode query,
            SearchField field,
            string text
        ) => throw new NotSupportedException();

        public Task ResetAsync(string board, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
