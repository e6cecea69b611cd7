using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Http;

public static class SubmissionReaderServices
{
    /// <summary>Registers <see cref="ISubmissionReader"/> with the buffers that it shares between requests.</summary>
    public static IServiceCollection AddSubmissionReader(this IServiceCollection services)
    {
        services.AddSingleton(_ => SubmissionBuffers.Create());
        services.AddSingleton<ISubmissionReader, SubmissionReader>();
        return services;
    }
}
