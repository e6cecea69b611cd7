using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Bots;

/// <summary>Why an application is not taken for a person's.</summary>
internal static class BotProblems
{
    public const int Status = 403;

    /// <param name="check">What the page needs for another try.</param>
    public static Problem CheckNeeded(JsonObject check) =>
        new(
            Status,
            "bot-check-needed",
            "Before we take your application, we check once more that a person is sending it. Wait until the check below the form is done, and send it again; nothing that you entered is lost. Without JavaScript, open the form in a browser that has it turned on. Servers send a key of the board instead.",
            "Bot check needed"
        )
        {
            BotCheck = check,
        };

    /// <param name="supportEmail">Where candidates get help; null where the board names nothing.</param>
    public static Problem Automated(string? supportEmail)
    {
        var help = supportEmail is null ? "write to the company" : $"write to {supportEmail}";
        return new Problem(
            Status,
            "automated",
            $"This application looks as if a program had sent it, so we have not taken it. If you are a person, we are sorry: please turn off a VPN or proxy, or try another browser or network, and send it again. If it is still refused, {help}, and we help you to apply.",
            "Application looks automated"
        );
    }
}
