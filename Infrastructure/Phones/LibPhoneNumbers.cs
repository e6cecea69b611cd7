using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace ApplyFunctions.Infrastructure.Phones;

/// <summary>Phone numbers by the tables of Google's libphonenumber.</summary>
public sealed class LibPhoneNumbers(IOptions<ApplicationOptions> options) : IPhoneNumbers
{
    // Its tables are read for the first number: many an instance sees none.
    private readonly Lazy<PhoneNumberUtil> _util = new(PhoneNumberUtil.GetInstance);

    // Without a region, only a number with its country code can be understood.
    private readonly string? _region = options.Value.PhoneRegion is { Length: > 0 } region
        ? region
        : null;

    public string? ToE164(string text)
    {
        try
        {
            var util = _util.Value;
            var number = util.Parse(text, _region);
            return util.IsValidNumber(number) ? util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
