using ApplyFunctions.Core;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Functions.Tracing;
using ApplyFunctions.Infrastructure;
using ApplyFunctions.Infrastructure.Access;
using ApplyFunctions.Infrastructure.Attachments;
using ApplyFunctions.Infrastructure.Bots;
using ApplyFunctions.Infrastructure.Email;
using ApplyFunctions.Infrastructure.Equality;
using ApplyFunctions.Infrastructure.Http;
using ApplyFunctions.Infrastructure.Malware;
using ApplyFunctions.Infrastructure.Observability;
using ApplyFunctions.Infrastructure.Pages;
using ApplyFunctions.Infrastructure.Phones;
using ApplyFunctions.Infrastructure.Recruiting;
using ApplyFunctions.Infrastructure.Search;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.Infrastructure.Webhooks;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

if (ReaderProgram.IsMeant(args))
{
    return ReaderProgram.Run();
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseTracing();
builder.UseMiddleware<SecurityHeadersMiddleware>();
builder.UseMiddleware<CorsMiddleware>();
builder.UseMiddleware<FailureMiddleware>();

var services = builder.Services;
services.AddUseCaseSettings();
services.AddUseCases();
services.AddTelemetry(builder.Configuration);
services.AddSettingsHealth();
services.AddHttp(builder.Configuration);
services.AddSubmissionReader();
services.AddApplyPages();
services.AddEqualitySheets();
services.AddApplicationSheets();
services.AddPhoneNumbers();
services.AddAttachmentLinks(builder.Configuration);
services.AddCaptcha();
services.AddAccessTokens(builder.Configuration);
services.AddStorage(builder.Configuration);
services.AddSearch();
services.AddMalwareScanning(builder.Configuration);
services.AddTextExtraction(builder.Configuration);
services.AddEmail(builder.Configuration);
services.AddWebhooks(builder.Configuration);

await builder.Build().RunAsync();
return 0;
