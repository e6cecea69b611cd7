using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Access;

/// <summary>Which identity provider people sign in with: Microsoft Entra ID, or any other that speaks OpenID Connect.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>
    /// The provider's address, whose metadata stand at <c>/.well-known/openid-configuration</c> below it:
    /// <c>https://login.microsoftonline.com/TENANT/v2.0</c>; nobody can sign in where neither it nor
    /// <see cref="MetadataAddress"/> is set.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>Whom tokens must be for, required where people sign in: the application's id; several with commas between them.</summary>
    public string? Audience { get; set; }

    /// <summary>Who must have issued tokens; the issuer that the metadata name where it is not set.</summary>
    public string? Issuer { get; set; }

    /// <summary>The address of the metadata, where they stand elsewhere.</summary>
    public string? MetadataAddress { get; set; }

    internal bool IsOn =>
        !string.IsNullOrWhiteSpace(Authority) || !string.IsNullOrWhiteSpace(MetadataAddress);

    internal IReadOnlyList<string> Audiences =>
        (Audience ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    internal string Metadata =>
        string.IsNullOrWhiteSpace(MetadataAddress)
            ? $"{Authority?.TrimEnd('/')}/.well-known/openid-configuration"
            : MetadataAddress;
}

/// <summary>
/// Looked at when the first token comes, not when the app starts: a mistake must keep people out, not turn
/// applications away.
/// </summary>
internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        if (!options.IsOn)
        {
            return ValidateOptionsResult.Success;
        }

        if (options.Audiences.Count == 0)
        {
            return ValidateOptionsResult.Fail(
                "SignIn__Audience is missing: set it to the application's id, or tokens that are meant for others would be taken."
            );
        }

        return
            Uri.TryCreate(options.Metadata, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "SignIn__Authority (or SignIn__MetadataAddress) is no https address."
            );
    }
}
