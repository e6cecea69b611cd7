using System.Collections.Frozen;
using System.Net.Mail;

namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>Texts that are written in a certain way.</summary>
internal static class Words
{
    // ISO 4217, without the codes of funds and metals.
    private static readonly FrozenSet<string> Currencies = (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
        + "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
        + "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
        + "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
        + "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
        + "USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    public static void Currency(Place place)
    {
        if (place.Text() is { } code && !Currencies.Contains(code))
        {
            place.Fault("This must be a currency's code of ISO 4217, like EUR.");
        }
    }

    /// <summary>A BCP 47 tag: https://www.rfc-editor.org/info/bcp47</summary>
    public static void Language(Place place)
    {
        if (
            place.Text() is { } tag
            && (
                tag.Split('-') is not [{ Length: >= 2 } first, .. var rest]
                || !first.All(char.IsAsciiLetter)
                || !rest.Prepend(first)
                    .All(p => p.Length is > 0 and <= 8 && p.All(char.IsAsciiLetterOrDigit))
            )
        )
        {
            place.Fault("This must be the tag of a language, like en or pt-BR.");
        }
    }

    public static void WebAddress(Place place)
    {
        if (
            place.Text(longest: 2_000) is { } text
            && !(
                Uri.TryCreate(text, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
                && address.Host.Length > 0
            )
        )
        {
            place.Fault("This must be a whole web address that begins with https:// or http://.");
        }
    }

    public static void EmailAddress(Place place)
    {
        if (
            place.Text(longest: 255) is { } text
            && !(MailAddress.TryCreate(text, out var address) && address.Address == text)
        )
        {
            place.Fault("This must be an email address, like careers@example.com.");
        }
    }

    public static void Moment(Place place)
    {
        if (place.Text() is { } text && !Rfc3339.TryParse(text, out _))
        {
            place.Fault(
                "This must be a date and time with its offset, like 2026-09-25T16:45:00-04:00."
            );
        }
    }
}
