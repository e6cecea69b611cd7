namespace ApplyFunctions.Core.Cvs;

/// <summary>
/// How a person can be reached and where they show their work, as their CV has it: a proposal for people to look at.
/// Nothing is filled in from it unless the candidate says so. Each list is in the order of the text, without repeats.
/// </summary>
/// <param name="Emails">As written.</param>
/// <param name="Phones">E.164, for example <c>+442079460123</c>.</param>
/// <param name="Links">Absolute addresses, http or https.</param>
/// <param name="LinkedIn">The name in the address of the first LinkedIn profile.</param>
/// <param name="GitHub">The name in the address of the first GitHub account.</param>
public sealed record ContactDetails(
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> Links,
    string? LinkedIn = null,
    string? GitHub = null
);
