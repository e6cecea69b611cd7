using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkerShim.SampleApp;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseMiddleware<OuterMiddleware>();
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<InnerMiddleware>();
builder.UseMiddleware<ShortCircuitMiddleware>();
builder.Services.AddSingleton<Recorder>();
builder.Services.AddScoped<ScopeId>();
builder.Build().Run();
