using ApplyFunctions.Infrastructure.Observability;
using AwesomeAssertions;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Observability;

/// <summary>That nothing is exported which no setting asks for.</summary>
public sealed class TelemetryServicesTests
{
    private const string Insights =
        "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:9/";

    [Theory]
    [InlineData(null, null)]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    [InlineData("Telemetry:Console", "false")]
    public void Without_a_target_nothing_is_registered(string? name, string? value) =>
        With(name, value).Should().BeEmpty();

    [Theory]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", Insights, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", true)]
    [InlineData("Telemetry:Console", "true", false)]
    public void A_target_gets_what_it_is_for(string name, string value, bool takesAll)
    {
        var services = With(name, value);
        services.AddSingleton(Configuration(name, value));
        using var provider = services.BuildServiceProvider();

        provider.GetService<TracerProvider>().Should().NotBeNull();
        (provider.GetService<MeterProvider>() is not null).Should().Be(takesAll);
        (provider.GetService<LoggerProvider>() is not null).Should().Be(takesAll);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Authorization=Key", false)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("authorization = aad ; ClientId = 00000000-0000-0000-0000-000000000000", true)]
    public void The_managed_identity_signs_in_where_the_setting_says_so(
        string? setting,
        bool signsIn
    )
    {
        var credential = AzureMonitorTarget.Credential(setting);

        (credential is DefaultAzureCredential).Should().Be(signsIn);
    }

    private static IConfiguration Configuration(string? name, string? value) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(name is null ? [] : [KeyValuePair.Create(name, value)])
            .Build();

    private static ServiceCollection With(string? name, string? value)
    {
        var services = new ServiceCollection();
        services.AddTelemetry(Configuration(name, value));
        return services;
    }
}
