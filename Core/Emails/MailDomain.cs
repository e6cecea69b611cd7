using System.Globalization;

namespace ApplyFunctions.Core.Emails;

/// <summary>The domains of addresses, in the form that mail is sent to.</summary>
public static class MailDomain
{
    private static readonly IdnMapping Mapping = new() { UseStd3AsciiRules = true };

    /// <summary>The domain in ASCII (RFC 5891); null where it is none.</summary>
    public static string? ToAscii(string domain)
    {
        try
        {
            return Mapping.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The address with its domain in ASCII.</summary>
    public static string AddressToAscii(string address)
    {
        var at = address.LastIndexOf('@');
        return ToAscii(address[(at + 1)..]) is { } domain ? $"{address[..at]}@{domain}" : address;
    }
}
