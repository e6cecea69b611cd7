using ApplyFunctions.Infrastructure.TextExtraction.Facts;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Facts;

public sealed class ContactFinderTests
{
    [Theory]
    [InlineData("Mail: ada@example.org, or", "ada@example.org")]
    [InlineData("<ada.b+cv@mail.example.co.uk>", "ada.b+cv@mail.example.co.uk")]
    [InlineData("(mailto:ada@example.org)", "ada@example.org")]
    [InlineData("a@x.org b@x.org A@X.ORG", "a@x.org,b@x.org")]
    [InlineData("zoë@bücher.example", "zoë@bücher.example")]
    [InlineData("@example.org ada@ ada@host ada@@example.org", "")]
    public void Addresses_of_mail_are_found(string text, string found) =>
        string.Join(',', ContactFinder.Find(text, null).Emails).Should().Be(found);

    [Theory]
    [InlineData("+44 20 7946 0123", null, "+442079460123")]
    [InlineData("Tel. +31 (0)6 12 34 56 78 / +49-30-901820", null, "+31612345678,+4930901820")]
    [InlineData("030 901820", null, "")]
    [InlineData("030 901820", "de", "+4930901820")]
    [InlineData("030 901820", "en", "")]
    [InlineData("02/2018 – 03/2020, 04/2014 – 05/2016", "de", "")]
    [InlineData("2015 2018 2020", "fr", "")]
    [InlineData("ISBN 978-3-16-148410-0, 37% of 1234", "de", "")]
    public void Phone_numbers_are_found(string text, string? language, string found) =>
        string.Join(',', ContactFinder.Find(text, language).Phones).Should().Be(found);

    [Theory]
    [InlineData("See https://example.org/a_(b), and", "https://example.org/a_(b)")]
    [InlineData("Site (https://example.org/)", "https://example.org/")]
    [InlineData("www.example.org.", "https://www.example.org")]
    [InlineData("github.com/ada", "https://github.com/ada")]
    [InlineData("de.linkedin.com/in/ada-b", "https://de.linkedin.com/in/ada-b")]
    [InlineData("ASP.NET Core, Node.js, e.g. this", "")]
    [InlineData("ada@www.example.org", "")]
    public void Links_are_found(string text, string found) =>
        string.Join(',', ContactFinder.Find(text, null).Links).Should().Be(found);

    [Theory]
    [InlineData("LinkedIn: linkedin.com/in/ada-example-123/", "ada-example-123", null)]
    [InlineData("https://www.linkedin.com/in/zo%C3%AB", "zoë", null)]
    [InlineData("linkedin.com/company/example", null, null)]
    [InlineData("https://github.com/ada/engine https://github.com/other", null, "ada")]
    [InlineData("gist.github.com/ada", null, "ada")]
    public void Names_on_linkedin_and_github_are_found(
        string text,
        string? linkedIn,
        string? gitHub
    )
    {
        var found = ContactFinder.Find(text, null);

        found.LinkedIn.Should().Be(linkedIn);
        found.GitHub.Should().Be(gitHub);
    }

    [Fact]
    public void A_text_full_of_addresses_gives_the_first_twenty()
    {
        var text = string.Join(' ', Enumerable.Range(0, 3_000).Select(n => $"a{n}@example.org"));

        ContactFinder
            .Find(text, null)
            .Emails.Should()
            .HaveCount(20)
            .And.StartWith("a0@example.org");
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("1-")]
    [InlineData("https://")]
    [InlineData("+1 ")]
    [InlineData("0 20 (")]
    [InlineData("www.www.")]
    public void A_text_that_repeats_itself_for_ever_takes_no_longer(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 500_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        ContactFinder.Find(text, "de");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }
}
