using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Whether mails can be handed to a provider, as far as the settings tell. Nothing is asked of the provider.</summary>
public sealed class MailHealthCheck(IOptions<SendGridOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            IsConfigured()
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(
                    context.Registration.FailureStatus,
                    "SendGrid's settings are missing or wrong."
                )
        );

    private bool IsConfigured()
    {
        try
        {
            return options.Value is not null;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            return false;
        }
    }
}
