using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using AwesomeAssertions;
using Fluid;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class MailTemplateTests
{
    [Theory]
    [InlineData("Received {{ recieved_at }}")]
    [InlineData("{% if recieved_at %}x{% endif %}")]
    [InlineData("{{ name | shout }}")]
    public async Task A_template_that_names_what_it_is_not_given_fails(string text)
    {
        var templates = new FluidMailTemplates(Sources("en", text));

        var render = () => RenderAsync(templates, Samples.Normal);

        await render.Should().ThrowAsync<FluidException>();
    }

    [Fact]
    public async Task What_a_board_does_not_give_is_blank_and_no_fault()
    {
        var templates = new FluidMailTemplates(
            Sources("en", "{% if privacy_url != blank %}{{ privacy_url }}{% else %}none{% endif %}")
        );

        var mail = await RenderAsync(templates, Samples.Normal with { PrivacyPolicyUrl = null });

        mail.Text.Should().Be("none");
    }

    [Theory]
    [InlineData("{{ name ")]
    [InlineData("{% if name %}")]
    public void A_template_that_cannot_be_parsed_fails_at_once(string text)
    {
        var create = () => new FluidMailTemplates(Sources("en", text));

        create.Should().Throw<InvalidOperationException>().WithMessage("*layout.text*");
    }

    [Fact]
    public void A_language_must_have_all_parts_and_English_must_be_there()
    {
        var create = () => new FluidMailTemplates(Sources("de", "Hallo"));

        create.Should().Throw<InvalidOperationException>().WithMessage("*en/common*");
    }

    [Fact]
    public async Task A_mail_that_does_not_say_what_its_layout_shows_fails()
    {
        var templates = new FluidMailTemplates(Sources("en", "{{ subject }}: {{ heading }}"));

        var render = () => RenderAsync(templates, Samples.Normal);

        await render.Should().ThrowAsync<FluidException>();
    }

    [Theory]
    [InlineData(MailKind.Confirmation, true)]
    [InlineData(MailKind.Withdrawal, true)]
    [InlineData(MailKind.Correction, true)]
    [InlineData(MailKind.Replacement, true)]
    [InlineData(MailKind.Erasure, false)]
    public async Task Every_mail_but_the_last_leads_to_the_application(MailKind kind, bool leads)
    {
        var mail = await new FluidMailTemplates().RenderAsync(
            kind,
            Samples.Normal,
            TestContext.Current.CancellationToken
        );

        foreach (var part in new[] { mail.Text, mail.Html })
        {
            part.Contains(Samples.Normal.StatusUrl!, StringComparison.Ordinal).Should().Be(leads);
        }
    }

    [Theory]
    [InlineData("ar", "ar", "rtl", "الاثنين 14:05")]
    [InlineData("AR-EG", "ar", "rtl", "الاثنين 14:05")]
    [InlineData("en-GB", "en", "ltr", "Monday 14:05")]
    [InlineData("pt-BR", "en", "ltr", "Monday 14:05")]
    [InlineData("", "en", "ltr", "Monday 14:05")]
    [InlineData("x\r\n<y>-", "en", "ltr", "Monday 14:05")]
    public async Task The_nearest_language_is_taken(
        string asked,
        string given,
        string direction,
        string received
    )
    {
        const string Template =
            "{{ language }} {{ direction }} {{ received_at | format_date: 'dddd HH:mm' }}";
        var templates = new FluidMailTemplates(
            Sources("en", Template)
                .UnionBy(Sources("ar", Template), source => source.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal)
        );

        var mail = await RenderAsync(templates, Samples.Normal with { Language = asked });

        mail.Language.Should().Be(given);
        mail.Text.Should().Be($"{given} {direction} {received}");
    }

    [Theory]
    [InlineData("Buy at www.example.net", "")]
    [InlineData("https://example.net", "Free money")]
    [InlineData("Click", "example.net/win")]
    [InlineData("Win", "t.co/4x")]
    [InlineData("eve@example.net", "")]
    [InlineData(" ", "\r\n")]
    public async Task A_name_that_would_become_a_link_is_left_out(string first, string last)
    {
        var mail = await RenderAsync(
            new FluidMailTemplates(),
            Samples.Normal with
            {
                FirstName = first,
                LastName = last,
            }
        );

        mail.Text.Should().StartWith("Hello,\n");
        mail.Html.Should().Contain(">Hello,<").And.NotContain("example.net").And.NotContain("t.co");
    }

    [Theory]
    [InlineData("J. R.", "Smith")]
    [InlineData("Ann", "Lee Ph.D.")]
    [InlineData("Sammy", "Davis Jr.")]
    [InlineData("O'Brien-Núñez", "de la Cruz")]
    public async Task A_name_with_dots_is_a_name(string first, string last)
    {
        var mail = await RenderAsync(
            new FluidMailTemplates(),
            Samples.Normal with
            {
                FirstName = first,
                LastName = last,
            }
        );

        mail.Text.Should().StartWith($"Hello {first} {last},\n");
    }

    private static Task<RenderedMail> RenderAsync(FluidMailTemplates templates, MailModel mail) =>
        templates
            .RenderAsync(MailKind.Confirmation, mail, TestContext.Current.CancellationToken)
            .AsTask();

    private static Dictionary<string, string> Sources(string language, string text)
    {
        var sources = Enum.GetNames<MailKind>()
            .ToDictionary(
                kind => $"{language}/{kind.ToLowerInvariant()}.liquid",
                _ => "{% assign subject = 'Subject' %}",
                StringComparer.Ordinal
            );
        sources[$"{language}/common.liquid"] = "";
        sources["layout.text.liquid"] = text;
        sources["layout.html.liquid"] = "<p>Html</p>";
        return sources;
    }
}
