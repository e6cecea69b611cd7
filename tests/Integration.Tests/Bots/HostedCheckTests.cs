using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Bots;

/// <summary>The bot defence with a provider that judges captchas itself.</summary>
public sealed class HostedCheckTests(RunningSystem system)
{
    private const string Good =
        """{"success":true,"hostname":"127.0.0.1","action":"apply","score":0.9}""";
    private const string Used = """{"success":false,"error-codes":["timeout-or-duplicate"]}""";
    private const string Field = "cf-turnstile-response";

    [Fact]
    public async Task A_token_is_judged_once_however_often_its_application_comes()
    {
        await using var provider = await CaptchaStandIn.StartAsync(Good);
        await using var app = App(provider.Address);
        var form = JudgedApp.Carry(new ApplicationForm(), await app.CheckAsync());
        form.Set(Field, Guid.NewGuid().ToString());
        var id = await app.AcceptedAsync(form);
        provider.Body = Used;

        (await app.AcceptedAsync(form)).Should().Be(id);

        provider.Requests.Should().ContainSingle();
        (await app.FlagsAsync(id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_that_another_application_has_used_is_asked_of_nobody()
    {
        await using var provider = await CaptchaStandIn.StartAsync(Good);
        await using var app = App(provider.Address);
        var check = await app.CheckAsync();
        var token = Guid.NewGuid().ToString();
        await app.AcceptedAsync(JudgedApp.Carry(new ApplicationForm(), check).Set(Field, token));

        var other = JudgedApp.Carry(new ApplicationForm(), check).Set(Field, token);
        var problem = await app.RefusedAsync(other, "bot-check-needed");
        provider.Requests.Should().ContainSingle();

        problem.BotCheck!["provider"]!.GetValue<string>().Should().Be("turnstile");
        problem.BotCheck["site_key"]!.GetValue<string>().Should().Be("the-site");
        JudgedApp.Carry(other, problem.BotCheck).Set(Field, Guid.NewGuid().ToString());
        (await app.FlagsAsync(await app.AcceptedAsync(other))).Should().Equal("captcha-replayed");
    }

    [Fact]
    public async Task A_token_that_the_provider_has_seen_before_takes_another()
    {
        await using var provider = await CaptchaStandIn.StartAsync(Used);
        await using var app = App(provider.Address);
        var form = JudgedApp.Carry(new ApplicationForm(), await app.CheckAsync());

        await app.RefusedAsync(form.Set(Field, Guid.NewGuid().ToString()), "bot-check-needed");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task While_the_provider_is_down_applications_are_accepted_and_flagged_and_counted(
        int status
    )
    {
        var counted = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "applyfunctions.bots.unavailable")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => counted.Add($"{tags[0].Key}={tags[0].Value}")
        );
        listener.Start();
        await using var provider = await CaptchaStandIn.StartAsync("not well", status);
        await using var app = App(provider.Address);
        var form = JudgedApp.Carry(new ApplicationForm(), await app.CheckAsync());

        var id = await app.AcceptedAsync(form.Set(Field, Guid.NewGuid().ToString()));

        (await app.FlagsAsync(id)).Should().Equal("captcha-unavailable");
        counted.Should().Contain("provider=turnstile");
    }

    [Fact]
    public async Task Who_is_taken_for_a_program_twice_is_told_how_people_go_on()
    {
        await using var provider = await CaptchaStandIn.StartAsync(Good.Replace("0.9", "0.1"));
        await using var app = App(provider.Address, "recaptcha-v3");
        const string field = "g-recaptcha-response";
        var form = JudgedApp.Carry(new ApplicationForm(), await app.CheckAsync());
        form.Set(field, Guid.NewGuid().ToString());

        var problem = await app.RefusedAsync(form, "bot-check-needed");
        JudgedApp.Carry(form, problem.BotCheck!).Set(field, Guid.NewGuid().ToString());

        await app.RefusedAsync(form, "automated");
    }

    private JudgedApp App(string address, string provider = "turnstile") =>
        new(
            system,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Bots__Provider"] = provider,
                ["Bots__SiteKey"] = "the-site",
                ["Bots__Secret"] = "the-secret",
                ["Bots__VerifyUrl"] = address,
            }
        );
}
