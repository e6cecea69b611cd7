using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Bots;

/// <summary>The vendor's own JavaScript library and the app solve, and believe, each other's challenges.</summary>
public sealed class AltchaLibraryTests(RunningSystem system)
{
    private const string Module = """
        import { createChallenge, solveChallenge, verifySolution } from "altcha-lib";
        import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

        const { challenge: given, create, secret, keySecret } = JSON.parse(process.argv[2]);
        const secrets = { hmacSignatureSecret: secret, hmacKeySignatureSecret: keySecret };
        const challenge = given ?? await createChallenge({
          algorithm: "PBKDF2/SHA-256", cost: 3, counter: 17, deriveKey, ...secrets, ...create,
        });
        const solution = await solveChallenge({ challenge, deriveKey });
        const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets });
        // Without the secret of the key it is derived once more: the other of the library's two ways.
        const { verified: derived } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret });
        const payload = Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
        console.log(JSON.stringify({ verified, derived, payload }));
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_library_solves_and_believes_a_challenge_of_the_app(int level)
    {
        await using var app = new JudgedApp(system);
        var captcha = app.Services.GetRequiredService<ICaptcha>();
        var scope = Scope with { Level = level };

        var made = await RunAsync(app, "challenge", captcha.CreateChallenge(scope)!);

        ((bool)made["verified"]!).Should().BeTrue();
        ((bool)made["derived"]!).Should().BeTrue();
        (await captcha.VerifyAsync((string)made["payload"]!, scope, Stop))
            .Outcome.Should()
            .Be(CaptchaOutcome.Passed);
    }

    [Theory]
    [InlineData(60, CaptchaOutcome.Passed)]
    [InlineData(-60, CaptchaOutcome.Expired)]
    public async Task The_app_believes_a_challenge_of_the_library(
        int seconds,
        CaptchaOutcome outcome
    )
    {
        await using var app = new JudgedApp(system);
        var captcha = app.Services.GetRequiredService<ICaptcha>();
        var create = new JsonObject
        {
            ["expiresAt"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds,
            ["data"] = new JsonObject
            {
                ["level"] = 0,
                ["job"] = "5172511002",
                ["board"] = "example",
            },
        };

        var made = await RunAsync(app, "create", create);

        ((bool)made["verified"]!).Should().Be(outcome == CaptchaOutcome.Passed);
        (await captcha.VerifyAsync((string)made["payload"]!, Scope, Stop))
            .Outcome.Should()
            .Be(outcome);
    }

    private static CaptchaScope Scope => new(ApplicationForm.Board, ApplicationForm.OpenPosting, 0);

    private static async Task<JsonNode> RunAsync(JudgedApp app, string name, JsonObject what)
    {
        var library = await NodeLibrary.EnsureAsync("altcha-lib", "2.8.0", Stop);
        var secrets = app.Services.GetRequiredService<BotSecrets>();
        var argument = new JsonObject
        {
            [name] = what,
            ["secret"] = Convert.ToHexStringLower(secrets.KeyFor("altcha challenge")),
            ["keySecret"] = Convert.ToHexStringLower(secrets.KeyFor("altcha key")),
        };
        return JsonNode.Parse(await library.RunAsync(Module, argument.ToJsonString(), Stop))!;
    }
}
