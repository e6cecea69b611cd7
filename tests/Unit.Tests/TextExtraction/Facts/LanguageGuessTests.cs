using System.Xml.Linq;
using ApplyFunctions.Infrastructure.TextExtraction.Facts;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Facts;

public sealed class LanguageGuessTests
{
    private const string Names =
        "Ada Example\nDevOps Engineer\nC#\n.NET\nKubernetes\nSQL Server\nExample Consulting Amsterdam\n";

    [Theory]
    [InlineData("I built the tools with which the teams of three countries plan their work.", "en")]
    [InlineData("Ich habe die Werkzeuge gebaut, mit denen die Teams ihre Arbeit planen.", "de")]
    [InlineData(
        "J'ai construit les outils avec lesquels les équipes préparent leur travail.",
        "fr"
    )]
    [InlineData(
        "He construido las herramientas con las que los equipos planifican su trabajo.",
        "es"
    )]
    [InlineData("Ik heb het gereedschap gebouwd waarmee de teams hun werk voorbereiden.", "nl")]
    [InlineData("Zbudowałem narzędzia, za pomocą których zespoły planują swoją pracę.", "pl")]
    [InlineData("Jag byggde verktygen som lagen använder när de planerar sitt arbete.", "sv")]
    [InlineData("Я создал инструменты, с помощью которых команды планируют свою работу.", "ru")]
    [InlineData("Я створив інструменти, за допомогою яких команди планують свою роботу.", "uk")]
    [InlineData("Έφτιαξα τα εργαλεία με τα οποία οι ομάδες σχεδιάζουν τη δουλειά τους.", "el")]
    [InlineData("لقد بنيت الأدوات التي تخطط بها الفرق عملها في ثلاث دول.", "ar")]
    [InlineData("בניתי את הכלים שבעזרתם הצוותים מתכננים את עבודתם.", "he")]
    [InlineData("私は三つの国のチームが仕事を計画するための道具を作りました。", "ja")]
    [InlineData("我开发了三个国家的团队用来规划工作的工具，并且负责维护它们。", "zh")]
    public void The_prose_among_the_names_tells(string prose, string language) =>
        LanguageGuess.Of(Names + prose + "\n" + Names).Should().Be(language);

    [Theory]
    [InlineData("The tools that are in use by the teams of our firm", "en")]
    [InlineData("Die Werkzeuge, mit denen wir und die anderen arbeiten", "de")]
    [InlineData("Gli strumenti che sono stati fatti per la squadra", "it")]
    [InlineData("THE TOOLS THAT ARE IN USE BY THE TEAMS", "en")]
    // What two languages share, what is like another language, and names.
    [InlineData("de la de la de", null)]
    [InlineData("Alati koji se koriste za rad i koji su na stolu", null)]
    [InlineData("Nástroje, ktoré sa používajú na prácu a za ktoré som bol", null)]
    [InlineData("Verktøyene som de andre bruker når de er på jobb", null)]
    [InlineData(
        "The tools that are in use by the teams. Инструменты, которые мы создали для работы",
        null
    )]
    [InlineData("C, C, D, S, T, N, L, M", null)]
    [InlineData("Ada Example, Kubernetes, SQL Server", null)]
    [InlineData("", null)]
    public void Small_words_tell_where_one_language_has_most_of_them(
        string text,
        string? language
    ) => SmallWords.LanguageOf(text).Should().Be(language);

    [Theory]
    [InlineData("")]
    [InlineData("2018 - 2020\n37% 12.4")]
    [InlineData("Ada")]
    public void Too_little_tells_nothing(string text) => LanguageGuess.Of(text).Should().BeNull();

    [Fact]
    public void The_models_of_all_languages_that_are_guessed_are_published()
    {
        var project = XDocument.Load(
            Path.Combine(RepositoryFolder.Path, "Functions", "ApplyFunctions.Functions.csproj")
        );

        var published = project.Descendants("GuessedLanguages").Single().Value;

        published
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Should()
            .BeEquivalentTo(LanguageGuess.Codes);
    }
}
