using Microsoft.Azure.Functions.Worker.Hosting.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(
        this FunctionsApplicationBuilder builder
    ) => builder.ConfigureFunctionsWebApplication(_ => { });

    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(
        this FunctionsApplicationBuilder builder,
        Action<IFunctionsWorkerApplicationBuilder> configureWorker
    )
    {
        ArgumentNullException.ThrowIfNull(configureWorker);
        builder.ServesHttp = true;
        builder.Services.AddMvcCore();
        builder.Use(HttpResults.Middleware);
        configureWorker(builder);
        return builder;
    }
}
