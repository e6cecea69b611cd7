using System.ComponentModel;
using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>Text of a route or a path, as the type of the parameter that asks for it.</summary>
internal static class RouteValues
{
    private static readonly Type[] Types =
    [
        typeof(string),
        typeof(bool),
        typeof(short),
        typeof(int),
        typeof(long),
        typeof(float),
        typeof(double),
        typeof(decimal),
        typeof(Guid),
        typeof(DateTime),
        typeof(DateTimeOffset),
    ];

    public static bool IsSupported(Type type) =>
        Types.Contains(Nullable.GetUnderlyingType(type) ?? type);

    public static object? Convert(string text, Type type) =>
        type == typeof(string)
            ? text
            : TypeDescriptor
                .GetConverter(Nullable.GetUnderlyingType(type) ?? type)
                .ConvertFromString(null, CultureInfo.InvariantCulture, text);
}
