using ApplyFunctions.Core.Recruiting;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Recruiting;

public static class ApplicationSheetServices
{
    /// <summary>Registers what writes applications for spreadsheets.</summary>
    public static IServiceCollection AddApplicationSheets(this IServiceCollection services) =>
        services.AddSingleton<IApplicationSheet, CsvApplicationSheet>();
}
