using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Bots;

/// <summary>An instance of the app with the bot defence, beside the running one, which has none.</summary>
internal sealed class JudgedApp(
    RunningSystem system,
    IReadOnlyDictionary<string, string>? settings = null,
    Action<IServiceCollection>? change = null
) : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ServiceProvider Services { get; } =
        AppComposition.Build(Settings(system, settings), change);

    /// <summary>What a page's form of the open posting has to carry now.</summary>
    public async Task<JsonObject> CheckAsync() =>
        (
            await Services
                .GetRequiredService<DescribeBotCheck>()
                .ExecuteAsync(ApplicationForm.Board, ApplicationForm.OpenPosting, Stop)
        )!;

    /// <summary>Does what a page does with it.</summary>
    public static ApplicationForm Solve(ApplicationForm form, JsonNode check) =>
        Carry(form, check).Set("altcha", AltchaSolver.Solve(check["challenge"]!));

    /// <summary>The same but for the captcha.</summary>
    public static ApplicationForm Carry(ApplicationForm form, JsonNode check) =>
        form.Set("form_token", (string)check["form_token"]!).Set((string)check["honeypot"]!, "");

    public Task<SubmitOutcome> SubmitAsync(ApplicationForm form) =>
        Services.SubmitAsync(form, Stop);

    public async Task<ApplicationId> AcceptedAsync(ApplicationForm form) =>
        (await SubmitAsync(form)).Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id;

    public async Task<Core.Problem> RefusedAsync(ApplicationForm form, string code)
    {
        var refused = (await SubmitAsync(form)).Should().BeOfType<SubmitOutcome.Refused>();
        refused.Subject.Problem.Status.Should().Be(403);
        refused.Subject.Problem.Code.Should().Be(code);
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().BeEmpty();
        return refused.Subject.Problem;
    }

    /// <summary>Why an application is flagged, as a manager sees it.</summary>
    public async Task<IReadOnlyList<string>> FlagsAsync(ApplicationId id)
    {
        var whole = await Services.GetRequiredService<IApplicationStore>().FindWholeAsync(id, Stop);
        whole!
            .History.Any(e => e.Name == HistoryEvents.Flagged)
            .Should()
            .Be(whole.Record.Flags.Count > 0);
        return whole.Record.Flags;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private static Dictionary<string, string> Settings(
        RunningSystem system,
        IReadOnlyDictionary<string, string>? own
    )
    {
        var settings = new Dictionary<string, string>(system.Host.Settings, StringComparer.Ordinal)
        {
            ["Bots__Provider"] = "altcha",
            // Tests are faster than people, and have other things to compute.
            ["Bots__LeastTime"] = "00:00:00",
            ["Bots__Cost"] = "2",
            ["Bots__Guesses"] = "20",
        };
        foreach (var (name, value) in own ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            settings[name] = value;
        }

        return settings;
    }
}
