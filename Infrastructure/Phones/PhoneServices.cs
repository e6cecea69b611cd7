using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Phones;

public static class PhoneServices
{
    public static IServiceCollection AddPhoneNumbers(this IServiceCollection services) =>
        services.AddSingleton<IPhoneNumbers, LibPhoneNumbers>();
}
