using System.Globalization;
using System.Net;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Outbound;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>Why there is no file.</summary>
/// <param name="Reason">For the log: a word that says nothing of the link.</param>
/// <param name="Message">For the candidate: what is wrong, and what to do next.</param>
internal sealed record LinkFault(string Reason, string Message)
{
    private const string OrAttach = "or attach the file itself.";

    public static readonly LinkFault TooLong = new(
        "TooLong",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The link is too long: at most {OutboundAddress.MaxLength:N0} characters fit. Use a shorter one, {OrAttach}"
        )
    );

    public static readonly LinkFault NotALink = new(
        "NotALink",
        $"The link is not a complete web address. Copy it whole, from https:// to its end, {OrAttach}"
    );

    public static readonly LinkFault NotHttps = new(
        "NotHttps",
        $"The link must begin with https://. Use such a link, {OrAttach}"
    );

    public static readonly LinkFault HasUser = new(
        "HasUser",
        $"The link has a user name or password in it. Share the file so that anyone with the link can open it, {OrAttach}"
    );

    public static readonly LinkFault NotPublic = new(
        "NotPublic",
        "The link leads to a place that is not on the public internet, from where no file can be fetched. Attach the file itself."
    );

    public static readonly LinkFault LeadsElsewhere = new(
        "LeadsElsewhere",
        $"The link leads on to a place from which files are not fetched, such as a page to sign in. Share the file so that anyone with the link can open it, {OrAttach}"
    );

    public static readonly LinkFault LeadsInCircles = new(
        "LeadsInCircles",
        "The link leads on too many times before there is a file. Attach the file itself."
    );

    public static readonly LinkFault WebPage = new(
        "WebPage",
        $"The link leads to a web page, not to a file: share it so that anyone with the link can open it, {OrAttach}"
    );

    public static readonly LinkFault NotShared = new(
        "NotShared",
        $"The link leads to a file that is not open to everyone: share it so that anyone with the link can open it, {OrAttach}"
    );

    public static readonly LinkFault NotFound = new(
        "NotFound",
        $"The link leads to nothing: the file was moved or removed. Check the link, {OrAttach}"
    );

    public static readonly LinkFault Unreachable = new(
        "Unreachable",
        $"The server of the link cannot be reached. Check the link, {OrAttach}"
    );

    public static readonly LinkFault Broken = new(
        "Broken",
        $"The server of the link did not send the file as it should. Try again later, {OrAttach}"
    );

    public static LinkFault TooSlow(TimeSpan limit) =>
        new(
            "TooSlow",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file did not come within {limit.TotalSeconds:0.#} seconds. Attach the file itself."
            )
        );

    public static LinkFault TooLarge(long maxBytes) =>
        new(
            "TooLarge",
            $"The file that the link leads to is too large: at most {Sizes.InWords(maxBytes)} fit. Share a smaller version, {OrAttach}"
        );

    public static LinkFault NotAllowed(string places) =>
        new(
            "NotAllowed",
            places.Length == 0
                ? "Files are not fetched from links here. Attach the file itself."
                : $"Files are fetched from these places only: {places}. Share the file there so that anyone with the link can open it, {OrAttach}"
        );

    public static LinkFault Of(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => NotShared,
            HttpStatusCode.NotFound or HttpStatusCode.Gone => NotFound,
            _ => Broken,
        };
}
