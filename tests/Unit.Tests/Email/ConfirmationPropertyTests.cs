using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

/// <summary>Whatever a person or a board types stays text.</summary>
public sealed partial class ConfirmationPropertyTests
{
    private static readonly FluidMailTemplates Templates = new();

    private static readonly Gen<string> Typed = Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char['\0', '\uffff'], 0, 20],
            Gen.String[Gen.Char["<>&\"'{}%/=! \r\n\t\0"], 0, 12],
            Gen.OneOf(
                "<script>",
                "--><!--",
                "</title>",
                "&lt;b&gt;",
                "{{ name }}",
                "{% endraw %}",
                "\r\n\r\nBcc: eve",
                "\u2028",
                "\ud83d",
                "👩🏽‍🚀",
                "לוי"
            )
        )
        .Array[0, 6]
        .Select(string.Concat);

    [Fact]
    public async Task No_name_or_title_breaks_out_of_the_HTML()
    {
        var named = Tags((await RenderAsync(Samples.Normal)).Html);
        var nameless = Tags(
            (await RenderAsync(Samples.Normal with { FirstName = "", LastName = "" })).Html
        );

        await Gen.Select(Typed, Typed, Typed, Typed)
            .SampleAsync(
                async (first, last, title, company) =>
                {
                    var mail = await RenderAsync(
                        Samples.Normal with
                        {
                            FirstName = first,
                            LastName = last,
                            PostingTitle = title,
                            CompanyName = company,
                        }
                    );

                    Tags(mail.Html).Should().BeOneOf(named, nameless);
                    var shown = Position.Match(mail.Text).Groups["title"].Value;
                    WebUtility.HtmlDecode(mail.Html).Should().Contain($"<bdi>{shown}</bdi>");
                }
            );
    }

    [Fact]
    public async Task No_name_or_title_adds_a_line_to_the_subject_or_the_text()
    {
        var lines = (await RenderAsync(Samples.Normal)).Text.Split('\n').Length;

        await Gen.Select(Typed, Typed, Typed)
            .SampleAsync(
                async (first, title, company) =>
                {
                    var mail = await RenderAsync(
                        Samples.Normal with
                        {
                            FirstName = first,
                            PostingTitle = title,
                            CompanyName = company,
                        }
                    );

                    mail.Subject.Length.Should().BeLessThanOrEqualTo(200);
                    mail.Subject.Should().NotMatchRegex(@"[\p{Cc}\u2028\u2029\u202A-\u202E]");
                    mail.Subject.EnumerateRunes().Should().NotContain(Rune.ReplacementChar);
                    mail.Text.Split('\n').Length.Should().Be(lines);
                    mail.Text.Replace('\n', ' ').Should().NotMatchRegex(@"[\p{Cc}\u2028\u2029]");
                }
            );
    }

    [Fact]
    public async Task No_address_becomes_anything_but_a_web_or_mail_link()
    {
        var lines = (await RenderAsync(Samples.Normal)).Text.Split('\n').Length;
        var address = Gen.Select(
            Gen.OneOf("", "https://x/", "http://x?", "javascript:", "data:", "mailto:", "a@b"),
            Typed,
            (start, rest) => start + rest
        );
        await Gen.Select(address, address, address)
            .SampleAsync(
                async (posting, privacy, support) =>
                {
                    var mail = await RenderAsync(
                        Samples.Normal with
                        {
                            PostingUrl = posting,
                            PrivacyPolicyUrl = privacy,
                            SupportEmail = support,
                        }
                    );

                    mail.Text.Split('\n').Length.Should().BeLessThanOrEqualTo(lines);
                    mail.Text.Should().NotContain("\r");
                    foreach (Match tag in Tag.Matches(mail.Html))
                    {
                        if (tag.Value.StartsWith("<a", StringComparison.Ordinal))
                        {
                            tag.Value.Should()
                                .MatchRegex(
                                    "^<a href=\"(https?://|mailto:)[^\"<>]*\" style=\"[^\"]*\">$"
                                );
                        }
                    }
                }
            );
    }

    private static async Task<RenderedMail> RenderAsync(MailModel mail) =>
        await Templates.RenderAsync(MailKind.Confirmation, mail, CancellationToken.None);

    private static string Tags(string html) =>
        string.Concat(Tag.Matches(html).Select(match => match.Value));

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("^Position: (?<title>.*)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Position { get; }
}
