using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure.Bots;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Unit.Tests.Bots;

/// <summary>The bot defence with settings and a clock of its own.</summary>
internal sealed class BotHarness
{
    private readonly IOptions<BotOptions> _options;

    public BotHarness(BotOptions? options = null)
    {
        // Quick to solve.
        _options = Options.Create(options ?? new BotOptions { Cost = 2, Guesses = 20 });
        Secrets = new BotSecrets(
            _options,
            Options.Create(
                new ApplicationOptions { HashKey = Convert.ToBase64String(new byte[32]) }
            )
        );
        Captcha = new AltchaCaptcha(Secrets, _options, Clock);
        Tokens = new FormTokens(Secrets, _options, Clock);
    }

    public Clock Clock { get; } = new();

    public BotSecrets Secrets { get; }

    public AltchaCaptcha Captcha { get; }

    public FormTokens Tokens { get; }
}

internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
