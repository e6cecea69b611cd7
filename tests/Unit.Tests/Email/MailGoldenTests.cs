using System.Runtime.CompilerServices;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

/// <summary>
/// The mails as candidates get them, in <c>Golden/</c>. After an intended change run the tests once with
/// UPDATE_GOLDEN=1 and read the difference.
/// </summary>
public sealed class MailGoldenTests
{
    [Theory]
    [InlineData("normal")]
    [InlineData("right-to-left")]
    [InlineData("hostile")]
    public async Task The_confirmation_reads_as_agreed(string name)
    {
        var model = name switch
        {
            "normal" => Samples.Normal,
            "right-to-left" => Samples.RightToLeft,
            _ => Samples.Hostile,
        };

        var mail = await new FluidMailTemplates().RenderAsync(
            MailKind.Confirmation,
            model,
            TestContext.Current.CancellationToken
        );

        mail.Language.Should().Be("en");
        await CompareAsync(name, mail);
    }

    [Theory]
    [InlineData(MailKind.Withdrawal)]
    [InlineData(MailKind.Correction)]
    [InlineData(MailKind.Replacement)]
    [InlineData(MailKind.Erasure)]
    [InlineData(MailKind.Reviewing)]
    [InlineData(MailKind.Interviewing)]
    [InlineData(MailKind.Offered)]
    [InlineData(MailKind.Rejected)]
    public async Task Every_other_mail_reads_as_agreed(MailKind kind)
    {
        var mail = await RenderAsync(kind, "en-GB");

        await CompareAsync(NameOf(kind), mail);
    }

    public static MatrixTheoryData<MailKind, string> Translated =>
        new(Enum.GetValues<MailKind>(), ["de", "fr"]);

    [Theory]
    [MemberData(nameof(Translated))]
    public async Task Every_mail_reads_as_agreed_in_every_language(MailKind kind, string language)
    {
        var mail = await RenderAsync(kind, $"{language}-CH");

        mail.Language.Should().Be(language);
        mail.Html.Should().Contain($"<html lang=\"{language}\" dir=\"ltr\">");
        await CompareAsync($"{language}.{NameOf(kind)}", mail);
    }

    private static string NameOf(MailKind kind) => kind.ToString().ToLowerInvariant();

    private static async Task<RenderedMail> RenderAsync(MailKind kind, string language) =>
        await new FluidMailTemplates().RenderAsync(
            kind,
            Samples.Normal with
            {
                Language = language,
            },
            TestContext.Current.CancellationToken
        );

    private static async Task CompareAsync(string name, RenderedMail mail)
    {
        await CompareAsync($"{name}.subject.txt", mail.Subject + "\n");
        await CompareAsync($"{name}.text.txt", mail.Text);
        await CompareAsync($"{name}.html", mail.Html);
    }

    private static async Task CompareAsync(string file, string actual)
    {
        var path = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        }

        var golden = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        actual.Should().Be(golden);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
