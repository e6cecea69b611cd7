using ApplyFunctions.Core.Equality.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Equality;

public static class EqualitySheetServices
{
    /// <summary>Registers what writes equality reports for spreadsheets.</summary>
    public static IServiceCollection AddEqualitySheets(this IServiceCollection services) =>
        services.AddSingleton<IEqualitySheet, CsvEqualitySheet>();
}
