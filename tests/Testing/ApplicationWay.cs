using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Testing;

/// <summary>
/// The way of an application with a CV and two equality answers through the app: its parts run one after the other, in this
/// process, and nothing else is at work. <see cref="StorageCalls"/> has what each calls.
/// </summary>
public sealed class ApplicationWay : IAsyncDisposable
{
    // When the dispatcher looks: later than any grace.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(3);

    private readonly ServiceProvider _services;
    private readonly ServiceProvider _later;

    private ApplicationWay(
        IReadOnlyDictionary<string, string> settings,
        HttpPipelinePolicy policy,
        TimeProvider time
    )
    {
        _services = Compose(time);
        _later = Compose(new PinnedTime(time.GetUtcNow() + Later));

        ServiceProvider Compose(TimeProvider clock) =>
            AppComposition.Build(
                // Postings are in memory, as on any day but the first.
                new Dictionary<string, string>(settings, StringComparer.Ordinal)
                {
                    ["Postings__MaxAge"] = "00:30:00",
                },
                s => s.AddSingleton(policy).AddSingleton(clock)
            );
    }

    /// <param name="settings">Of a machine without its app.</param>
    /// <param name="policy">Sees each call to storage.</param>
    public static async Task<ApplicationWay> OpenAsync(
        IReadOnlyDictionary<string, string> settings,
        HttpPipelinePolicy policy,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var way = new ApplicationWay(settings, policy, time);
        await way._services.SetUpStorageAsync(cancellationToken);
        return way;
    }

    /// <summary>Takes one application all the way.</summary>
    /// <param name="around">Runs a part, which it is told the name of.</param>
    public async Task GoAsync(
        Func<CallPart, Func<Task>, Task> around,
        CancellationToken cancellationToken
    )
    {
        var form = new ApplicationForm { IdempotencyKey = Guid.NewGuid().ToString() };
        SubmitOutcome? outcome = null;
        await around(
            CallPart.Request,
            async () => outcome = await _services.SubmitAsync(form, cancellationToken)
        );
        var id = outcome is SubmitOutcome.Accepted accepted
            ? accepted.Id
            : throw new InvalidOperationException($"The application was not taken: {outcome}");
        await around(
            CallPart.Text,
            () => Get<ExtractText>().ExecuteAsync($"{id}/resume", cancellationToken)
        );
        await around(
            CallPart.Mail,
            () =>
                Get<SendMail>()
                    .ExecuteAsync(new MailId(id, MailKind.Confirmation), cancellationToken)
        );
        await around(
            CallPart.EqualityAnswers,
            async () =>
            {
                await Get<MoveEqualityAnswer>().ExecuteAsync(id, 0, cancellationToken);
                await Get<MoveEqualityAnswer>().ExecuteAsync(id, 1, cancellationToken);
            }
        );
        await around(
            CallPart.Index,
            () => Get<IndexApplication>().ExecuteAsync(id, cancellationToken)
        );
        await around(
            CallPart.Dispatcher,
            () => _later.GetRequiredService<DispatchOutbox>().ExecuteAsync(cancellationToken)
        );

        T Get<T>()
            where T : notnull => _services.GetRequiredService<T>();
    }

    public async ValueTask DisposeAsync()
    {
        await _later.DisposeAsync();
        await _services.DisposeAsync();
    }
}
