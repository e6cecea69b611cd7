using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.Infrastructure.TextExtraction.Recognition;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction;

public static class TextExtractionServices
{
    /// <summary>
    /// Registers <see cref="ITextExtractor"/> with the settings <c>Extraction__*</c> and
    /// <c>DocumentIntelligence__*</c>.
    /// </summary>
    public static IServiceCollection AddTextExtraction(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        var service = configuration.GetSection(DocumentIntelligenceOptions.Section);
        services
            .AddOptions<ExtractionLimits>()
            .Bind(configuration.GetSection(ExtractionLimits.Section))
            .ValidateOnStart();
        services
            .AddOptions<ReaderOptions>()
            .Bind(configuration.GetSection(ReaderOptions.Section))
            .ValidateOnStart();
        services.AddOptions<DocumentIntelligenceOptions>().Bind(service).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExtractionLimits>, ExtractionLimitsValidator>();
        services.AddSingleton<IValidateOptions<ReaderOptions>, ReaderOptionsValidator>();
        services.AddSingleton<
            IValidateOptions<DocumentIntelligenceOptions>,
            DocumentIntelligenceValidator
        >();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton<ReaderPool>();
        services.AddSingleton<ITextExtractor, DocumentTextExtractor>();
        services.AddHealthChecks().AddCheck<RecognitionHealthCheck>("text_recognition");

        // Without an endpoint there is no recognizer, and the extractor does without.
        if (!string.IsNullOrEmpty(service[nameof(DocumentIntelligenceOptions.Endpoint)]))
        {
            services.TryAddSingleton(Client);
            services.AddSingleton<DocumentIntelligenceRecognizer>();
        }

        return services;
    }

    private static DocumentAnalysisClient Client(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DocumentIntelligenceOptions>>().Value;

        // The client asks after the result every second, and each question has these retries too.
        var client = new DocumentAnalysisClientOptions
        {
            RetryPolicy = new RecognitionRetries(options.Timeout / 2),
        };
        return string.IsNullOrEmpty(options.Key)
            ? new DocumentAnalysisClient(options.Endpoint, new DefaultAzureCredential(), client)
            : new DocumentAnalysisClient(
                options.Endpoint,
                new AzureKeyCredential(options.Key),
                client
            );
    }
}

[OptionsValidator]
internal sealed partial class ExtractionLimitsValidator : IValidateOptions<ExtractionLimits>;

[OptionsValidator]
internal sealed partial class ReaderOptionsValidator : IValidateOptions<ReaderOptions>;

[OptionsValidator]
internal sealed partial class DocumentIntelligenceValidator
    : IValidateOptions<DocumentIntelligenceOptions>;
