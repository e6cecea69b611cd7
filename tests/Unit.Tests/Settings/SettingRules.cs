using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Unit.Tests.Settings;

/// <summary>What a setting can be, in words: by its type, its annotations, and what the validators say of a value that is nonsense.</summary>
internal sealed class SettingRules(IServiceProvider services)
{
    private const string Nonsense = "?";

    public static string TypeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return true switch
        {
            _ when type == typeof(bool) => "`true` or `false`",
            _ when type == typeof(int) || type == typeof(long) => "whole number",
            _ when type == typeof(double) => "number",
            _ when type == typeof(TimeSpan) => "time",
            _ when type == typeof(Uri) || Has<UrlAttribute>(property) => "address",
            _ when Has<EmailAddressAttribute>(property) => "email address",
            _ when Has<Base64StringAttribute>(property) => "Base64",
            _ when type == typeof(string) => "text",
            _ when type.IsEnum => "word",
            _ => throw new NotSupportedException($"A setting of type {type}."),
        };
    }

    public static string DefaultOf(Setting setting)
    {
        var value = setting.Property.GetValue(Activator.CreateInstance(setting.Options));
        return Text(value) is { Length: > 0 } text ? $"`{text}`"
            : Has<RequiredAttribute>(setting.Property) ? "required"
            : "none";
    }

    /// <summary>Empty where any value of its type will do.</summary>
    public string BoundsOf(Setting setting)
    {
        var property = setting.Property;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            return $"`{Text(range.Minimum)}` to `{Text(range.Maximum)}`";
        }

        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            return OneOf(allowed.Values.Select(Text));
        }

        if (property.PropertyType.IsEnum)
        {
            return OneOf(Enum.GetNames(property.PropertyType));
        }

        var least = property.GetCustomAttribute<MinLengthAttribute>();
        return least is not null
            ? string.Create(CultureInfo.InvariantCulture, $"at least {least.Length} characters")
            : RuleOf(setting) ?? PatternOf(property);
    }

    /// <summary>What validators say that a value must be.</summary>
    private string? RuleOf(Setting setting)
    {
        if (setting.Property.PropertyType != typeof(string))
        {
            return null;
        }

        var options = Activator.CreateInstance(setting.Options)!;
        setting.Property.SetValue(options, Nonsense);
        var validator = typeof(IValidateOptions<>).MakeGenericType(setting.Options);
        var validate = validator.GetMethod(nameof(IValidateOptions<>.Validate))!;
        var rule = new Regex(
            $@"{setting.Section}(__|:){setting.Property.Name}\b.*?(must be (?<rule>.+?)|\. Write (?<entry>.+?))\.?$",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        return services
            .GetServices(validator)
            .Select(v => (ValidateOptionsResult)validate.Invoke(v, [null, options])!)
            .SelectMany(result => result.Failures ?? [])
            .Select(failure => rule.Match(failure))
            .Where(match => match.Success)
            .Select(match =>
                match.Groups["entry"].Success
                    ? $"entries such as {match.Groups["entry"].Value}"
                    : match.Groups["rule"].Value
            )
            .FirstOrDefault();
    }

    private static string PatternOf(PropertyInfo property) =>
        property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern
            ? $"`{pattern.Pattern}`"
            : "";

    private static string OneOf(IEnumerable<string> values) =>
        string.Join(", ", values.Select(value => $"`{value}`"));

    private static string Text(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is not { } text ? ""
        : value is bool ? text.ToLowerInvariant()
        : text;

    private static bool Has<T>(PropertyInfo property)
        where T : Attribute => property.IsDefined(typeof(T));
}
