using System.Net;
using System.Text;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Integration.Tests.OpenApi;
using ApplyFunctions.Testing;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Bots;

/// <summary>The bot defence as a page meets it, with proof of work.</summary>
public sealed class BotCheckTests(RunningSystem system)
{
    private const string CheckNeeded = "bot-check-needed";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_carries_what_was_asked_for_is_accepted_and_not_flagged()
    {
        await using var app = new JudgedApp(system);
        var form = JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync());

        var id = await app.AcceptedAsync(form);

        (await app.FlagsAsync(id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_form_that_carries_nothing_is_asked_for_a_captcha_and_accepted_with_it()
    {
        await using var app = new JudgedApp(system);
        var form = new ApplicationForm();

        var problem = await app.RefusedAsync(form, CheckNeeded);
        var id = await app.AcceptedAsync(JudgedApp.Solve(form, problem.BotCheck!));

        (await app.FlagsAsync(id)).Should().Equal("form-token-missing", "captcha-missing");
    }

    [Fact]
    public async Task A_captcha_lets_one_application_in_and_its_repeats()
    {
        await using var app = new JudgedApp(system);
        var check = await app.CheckAsync();
        var first = JudgedApp.Solve(new ApplicationForm(), check);
        var id = await app.AcceptedAsync(first);

        (await app.AcceptedAsync(first)).Should().Be(id, "a repeat is the same application");
        first.Set("altcha", null).Set("form_token", null);
        (await app.AcceptedAsync(first)).Should().Be(id, "what was accepted stays so");

        var second = new ApplicationForm();
        var problem = await app.RefusedAsync(JudgedApp.Solve(second, check), CheckNeeded);
        var other = await app.AcceptedAsync(JudgedApp.Solve(second, problem.BotCheck!));
        (await app.FlagsAsync(other)).Should().Equal("captcha-replayed");
    }

    [Fact]
    public async Task Of_fifty_applications_with_one_captcha_at_once_one_is_accepted()
    {
        await using var app = new JudgedApp(system);
        var check = await app.CheckAsync();
        var forms = Enumerable
            .Range(0, 50)
            .Select(_ => JudgedApp.Solve(new ApplicationForm(), check))
            .ToList();

        var outcomes = await Task.WhenAll(forms.Select(app.SubmitAsync));

        outcomes.OfType<SubmitOutcome.Accepted>().Should().ContainSingle();
        outcomes
            .OfType<SubmitOutcome.Refused>()
            .Should()
            .HaveCount(49)
            .And.OnlyContain(r => r.Problem.Code == CheckNeeded);
        var kept = await Task.WhenAll(
            forms.Select(f => system.Storage.ApplicationsOfAsync(f.Email, Stop))
        );
        kept.Sum(rows => rows.Count).Should().Be(1);
    }

    [Fact]
    public async Task A_form_with_faults_does_not_use_its_captcha_up()
    {
        await using var app = new JudgedApp(system);
        var form = JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync());
        form.Set("email", "no address");

        var refused = (await app.SubmitAsync(form)).Should().BeOfType<SubmitOutcome.Refused>();
        refused.Subject.Problem.Status.Should().Be(422);
        var id = await app.AcceptedAsync(form.Set("email", form.Email));

        (await app.FlagsAsync(id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_is_told_how_people_go_on()
    {
        await using var app = new JudgedApp(system);
        var form = JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync());
        form.Set(DescribeBotCheck.Honeypot, "Best offers");

        var problem = await app.RefusedAsync(form, "automated");

        problem.Title.Should().Contain("careers@example.com").And.Contain("VPN");
        problem.BotCheck.Should().BeNull();
        (await system.Storage.FilesWithAsync(form.Content("resume"), Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_captcha_that_was_made_up_is_a_programs()
    {
        await using var app = new JudgedApp(system);
        var form = JudgedApp.Carry(new ApplicationForm(), await app.CheckAsync());

        await app.RefusedAsync(form.Set("altcha", "AAAA"), "automated");
    }

    [Fact]
    public async Task A_captcha_that_is_too_old_is_repeated()
    {
        var clock = new LateClock();
        await using var app = new JudgedApp(
            system,
            change: s => s.AddSingleton<TimeProvider>(clock)
        );
        var form = JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync());
        clock.Late = TimeSpan.FromMinutes(31);

        var problem = await app.RefusedAsync(form, CheckNeeded);
        var id = await app.AcceptedAsync(JudgedApp.Solve(form, problem.BotCheck!));

        (await app.FlagsAsync(id)).Should().Equal("captcha-expired");
    }

    [Fact]
    public async Task A_form_that_comes_back_too_soon_takes_a_harder_captcha()
    {
        await using var app = new JudgedApp(system, Setting("Bots__LeastTime", "00:01:00"));
        var form = JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync());

        var problem = await app.RefusedAsync(form, CheckNeeded);
        var check = problem.BotCheck!;
        // An ordinary one that is solved again is not enough.
        JudgedApp
            .Solve(form, await app.CheckAsync())
            .Set("form_token", (string)check["form_token"]!);
        var again = await app.RefusedAsync(form, CheckNeeded);
        var id = await app.AcceptedAsync(JudgedApp.Solve(form, again.BotCheck!));

        (await app.FlagsAsync(id)).Should().Equal("too-fast", "captcha-too-easy");
    }

    [Theory]
    [InlineData("flag")]
    [InlineData("refuse")]
    public async Task A_form_without_scripts_is_flagged_or_refused(string setting)
    {
        await using var app = new JudgedApp(system, Setting("Bots__WithoutScript", setting));
        var token = app
            .Services.GetRequiredService<DescribeBotCheck>()
            .PlainFormToken(ApplicationForm.Board, ApplicationForm.OpenPosting);
        var form = new ApplicationForm().Set("form_token", token);

        if (setting == "refuse")
        {
            await app.RefusedAsync(form, CheckNeeded);
        }
        else
        {
            var id = await app.AcceptedAsync(form);
            (await app.FlagsAsync(id)).Should().Equal("without-script");
        }
    }

    [Fact]
    public async Task A_server_with_the_boards_key_is_not_judged()
    {
        await using var app = new JudgedApp(system);
        var key = await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop);
        var form = new ApplicationForm().Set(DescribeBotCheck.Honeypot, "filled");
        using var body = form.ToMultipart();

        var outcome = await app
            .Services.GetRequiredService<SubmitApplication>()
            .ExecuteAsync(
                new SubmitRequest(
                    ApplicationForm.Board,
                    form.Posting,
                    null,
                    new SubmissionBody(
                        await body.ReadAsStreamAsync(Stop),
                        $"{body.Headers.ContentType}",
                        null
                    ),
                    $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:"))}"
                ),
                Stop
            );

        outcome.Should().BeOfType<SubmitOutcome.Accepted>();
    }

    [Fact]
    public async Task The_check_adds_no_sequential_trip_to_storage()
    {
        var trips = new TripCounter(TimeSpan.FromMilliseconds(200));
        await using var app = new JudgedApp(
            system,
            Setting("Postings__MaxAge", "00:30:00"),
            s => s.AddSingleton<HttpPipelinePolicy>(trips)
        );
        await app.AcceptedAsync(JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync()));
        var form = JudgedApp.Solve(new ApplicationForm(), await app.CheckAsync());
        trips.Reset();

        await app.AcceptedAsync(form);

        trips.SequentialTrips.Should().Be(3, string.Join('\n', trips.Calls));
        trips.Calls.Count(c => c.Address.AbsolutePath.Contains("/UsedTokens")).Should().Be(1);
    }

    [Fact]
    public async Task Why_an_application_is_flagged_stands_in_its_export()
    {
        await using var app = new JudgedApp(system);
        var form = new ApplicationForm();
        var problem = await app.RefusedAsync(form, CheckNeeded);
        var id = await app.AcceptedAsync(JudgedApp.Solve(form, problem.BotCheck!));
        var whole = await app
            .Services.GetRequiredService<IApplicationStore>()
            .FindWholeAsync(id, Stop);
        using var zip = new MemoryStream();

        await app.Services.GetRequiredService<ExportApplications>().WriteAsync([whole!], zip, Stop);

        using var read = new System.IO.Compression.ZipArchive(zip);
        using var json = new StreamReader(read.GetEntry($"{id}/application.json")!.Open());
        (await json.ReadToEndAsync(Stop))
            .Should()
            .Contain("\"flags\"")
            .And.Contain("\"captcha-missing\"")
            .And.Contain("\"flagged\"");
    }

    private static Dictionary<string, string> Setting(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Late { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Late;
    }
}
