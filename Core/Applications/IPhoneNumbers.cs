namespace ApplyFunctions.Core.Applications;

/// <summary>Reads phone numbers as people write them.</summary>
public interface IPhoneNumbers
{
    /// <summary>The number as E.164 has it, such as <c>+442079460958</c>; null where it is none that can be dialled.</summary>
    string? ToE164(string text);
}
