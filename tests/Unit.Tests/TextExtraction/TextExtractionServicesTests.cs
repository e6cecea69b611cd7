using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.Infrastructure.TextExtraction.Recognition;
using AwesomeAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

public sealed class TextExtractionServicesTests
{
    [Fact]
    public async Task Without_settings_documents_are_read_and_scans_are_not()
    {
        await using var services = Services();
        var extractor = services.GetRequiredService<ITextExtractor>();

        var read = await extractor.ExtractAsync(
            new ReadOnlySequence<byte>(Documents.Fixture("cv.scanned.pdf")),
            TestContext.Current.CancellationToken
        );

        read.Outcome.Should().Be(TextOutcome.Scanned);
        read.Engine.Should().Be("pdf");
        services.GetService<DocumentIntelligenceRecognizer>().Should().BeNull();
    }

    [Fact]
    public async Task Limits_come_from_the_settings()
    {
        await using var services = Services(("Extraction:Characters", "1000"));
        var extractor = services.GetRequiredService<ITextExtractor>();

        var read = await extractor.ExtractAsync(
            new ReadOnlySequence<byte>(Documents.Fixture("cv.docx")),
            TestContext.Current.CancellationToken
        );

        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    [Theory]
    [InlineData("Extraction:Pages", "0")]
    [InlineData("Extraction:Time", "00:10:00")]
    public async Task A_limit_that_makes_no_sense_is_refused(string setting, string value)
    {
        await using var services = Services((setting, value));

        var limits = () => services.GetRequiredService<IOptions<ExtractionLimits>>().Value;

        limits.Should().Throw<OptionsValidationException>();
    }

    [Theory]
    [InlineData("Extraction:Workers", "-1")]
    [InlineData("Extraction:MemoryMegabytes", "100")]
    public async Task A_setting_of_processes_that_makes_no_sense_is_refused(
        string setting,
        string value
    )
    {
        await using var services = Services((setting, value));

        var options = () => services.GetRequiredService<IOptions<ReaderOptions>>().Value;

        options.Should().Throw<OptionsValidationException>();
    }

    [Fact]
    public async Task A_timeout_that_makes_no_sense_is_refused()
    {
        await using var services = Services(("DocumentIntelligence:Timeout", "00:00:00"));

        var options = () =>
            services.GetRequiredService<IOptions<DocumentIntelligenceOptions>>().Value;

        options.Should().Throw<OptionsValidationException>();
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings) =>
        new ServiceCollection()
            .AddTextExtraction(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        settings.ToDictionary(
                            setting => setting.Name,
                            setting => (string?)setting.Value,
                            StringComparer.Ordinal
                        )
                    )
                    .Build()
            )
            .BuildServiceProvider();
}
