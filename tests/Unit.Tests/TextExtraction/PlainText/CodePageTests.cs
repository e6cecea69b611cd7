using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.PlainText;

public sealed class CodePageTests
{
    private const string German =
        "Jürgen Größmann – Schweißfachmann\r\nÜber mich: Zuverlässiger Handwerker mit überdurchschnittlicher "
        + "Auffassungsgabe und Führerschein. Geschäftsführer, Österreichische Fähren AG. Überwachung der Qualität, "
        + "Schulung im Außendienst, Gehalt ab 48.000 €.";
    private const string French =
        "Hélène Lefèvre – développeuse\r\nExpérience : gestion d’une équipe à Orléans, « maîtrise d’œuvre », coût réduit "
        + "de 30 000 €. Diplômée de l’École supérieure, très motivée, prête à déménager dès février. Où ? À Nîmes, Noël à "
        + "Besançon, naïve et capricieuse île d’Aïx.";
    private const string Spanish =
        "José Ibáñez Muñoz – ingeniero\r\nExperiencia: diseño de sistemas eléctricos en España, atención al público. ¿Por "
        + "qué yo? ¡Soy dinámico! Técnico superior, 2ª promoción, nº 3. Idiomas: inglés, portugués, catalán (col·loquial).";
    private const string Portuguese =
        "João Gonçalves – técnico de informação\r\nExperiência: gestão de equipas, manutenção de máquinas. Formação em "
        + "Eletrónica, Évora. Línguas: inglês e francês. Morada: Praça da República, São João, 3.º andar.";
    private const string Italian =
        "Niccolò D´Amico – perito elettronico\r\nEsperienza: responsabilità di squadra, attività di manutenzione. Perché "
        + "io? È già mia abitudine lavorare così. Città: Forlì, dal lunedì al venerdì, più di là.";
    private const string Danish =
        "Søren Kierkegård – smed\r\nErfaring: ansvarlig for kvalitet på værksted i Århus, oplæring af medarbejdere. Sprog: "
        + "dansk, engelsk, tysk på højt niveau. Fritid: læsning, løb, sejlads i Øresund.";
    private const string Icelandic =
        "Þórður Guðmundsson – rafvirki\r\nStarfsreynsla: verkstjóri í Reykjavík, gæðaeftirlit, þjálfun starfsfólks, "
        + "viðhald véla. Tungumál: íslenska, enska. Áhugamál: lestur, fjallgöngur.";
    private const string English =
        "Ada’s “analytical” work – a budget of €2,500 and £300 – résumé\r\nWorked with Zoë and José on façades; 20 °C ± 2, "
        + "300 m², 12 m³, ½ day, § 5, © 2020, Nestlé™.";
    private const string Polish =
        "Łukasz Wiśniewski – spawacz\r\nDoświadczenie: kierownik zespołu w Łodzi, obsługa urządzeń, nadzór nad jakością. "
        + "Wykształcenie: średnie techniczne, Białystok. Zainteresowania: żeglarstwo, książki, podróże.";
    private const string Czech =
        "Jiří Dvořák – svářeč\r\nZkušenosti: vedoucí oddělení v Plzni, řízení týmu, údržba zařízení. Vzdělání: střední "
        + "průmyslová škola, České Budějovice. Zájmy: četba, žonglování, plavání.";
    private const string Russian =
        "Иван Петрович Сидоров – сварщик\r\nОпыт работы: начальник цеха, контроль качества, обучение сотрудников. "
        + "Образование: высшее техническое, Санкт-Петербург. Языки: английский, немецкий со словарём. C#, SQL.";
    private const string Ukrainian =
        "Ірина Шевченко – бухгалтерка\r\nДосвід роботи: ведення обліку, підготовка звітності. Освіта: Київський "
        + "національний університет. Мови: англійська, польська. Захоплення: їзда на велосипеді, ґанок, Європа.";
    private const string Bulgarian =
        "Георги Димитров – заварчик\r\nТрудов опит: ръководител на екип, контрол на качеството. Образование: средно "
        + "техническо, Пловдив. Езици: английски, немски. Интереси: четене, планинарство.";
    private const string Greek =
        "Γιώργος Παπαδόπουλος – ηλεκτρολόγος\r\nΕπαγγελματική εμπειρία: υπεύθυνος συντήρησης, έλεγχος ποιότητας. "
        + "Σπουδές: Πανεπιστήμιο Πατρών. Άδεια οδήγησης. Άριστα αγγλικά. Ενδιαφέροντα: ανάγνωση, ταξίδια.";
    private const string Japanese =
        "山田太郎 溶接工\r\n職歴：東京の工場で品質管理を担当し、従業員の教育を行いました。学歴：東京大学工学部卒業。言語：英語、ドイツ語。趣味：読書。";
    private const string Chinese =
        "王小明 焊工\r\n工作經歷：在上海工廠負責品質管理，培訓員工。學歷：清華大學。語言：英語、德語。興趣：閱讀、旅行。";

    public static TheoryData<string, int> CodePages =>
        new()
        {
            { German, 1252 },
            { French, 1252 },
            { Spanish, 1252 },
            { Portuguese, 1252 },
            { Italian, 1252 },
            { Danish, 1252 },
            { Icelandic, 1252 },
            { English, 1252 },
            { Polish, 1250 },
            { Polish, 28592 },
            { Czech, 1250 },
            { Russian, 1251 },
            { Russian, 20866 },
            { Russian, 28595 },
            { Russian, 866 },
            { Russian, 10007 },
            { Ukrainian, 1251 },
            { Ukrainian, 21866 },
            { Bulgarian, 1251 },
            { Bulgarian, 28595 },
            { Greek, 1253 },
            { Greek, 28597 },
        };

    [Theory]
    [MemberData(nameof(CodePages))]
    public async Task A_code_page_is_told_by_the_letters_of_a_text_long_or_short(
        string text,
        int codePage
    )
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        foreach (
            var length in (int[])(
                codePage is 1250 or 28592 ? [100, text.Length] : [40, 60, 100, text.Length]
            )
        )
        {
            var document = encoding.GetBytes(text[..Math.Min(length, text.Length)]);

            var read = await Documents.ReadAsync(document);

            read.Text.Should().Be(Cleaned(encoding.GetString(document)), $"of {length} letters");
        }
    }

    // Wherever a text of 100 letters begins, western letters stay western.
    [Theory]
    [InlineData(German)]
    [InlineData(French)]
    [InlineData(Spanish)]
    [InlineData(Portuguese)]
    [InlineData(Italian)]
    [InlineData(Danish)]
    [InlineData(Icelandic)]
    [InlineData(English)]
    public async Task No_piece_of_a_western_text_is_taken_for_another(string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        for (var at = 0; at + 100 <= text.Length; at += 7)
        {
            var piece = text.Substring(at, 100);

            var read = await Documents.ReadAsync(encoding.GetBytes(piece));

            read.Text.Should().Be(Cleaned(piece));
        }
    }

    [Theory]
    [InlineData(Russian, 1251)]
    [InlineData(Ukrainian, 1251)]
    [InlineData(Bulgarian, 1251)]
    [InlineData(Greek, 1253)]
    public async Task No_piece_of_a_cyrillic_or_greek_text_is_taken_for_another(
        string text,
        int codePage
    )
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        for (var at = 0; at + 60 <= text.Length; at += 3)
        {
            var piece = text.Substring(at, 60);

            var read = await Documents.ReadAsync(encoding.GetBytes(piece));

            read.Text.Should().Be(Cleaned(piece));
        }
    }

    [Theory]
    [InlineData(Japanese, 932)]
    [InlineData(Japanese, 51932)]
    [InlineData(Chinese, 950)]
    [InlineData(Chinese, 54936)]
    [InlineData(
        "김철수 용접공. 경력: 서울 공장에서 품질 관리를 담당하고 직원을 교육했습니다.",
        949
    )]
    public async Task An_east_asian_code_page_is_told_by_a_sentence_or_two(
        string text,
        int codePage
    )
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

        var read = await Documents.ReadAsync(encoding.GetBytes(text));

        read.Text.Should().Be(Cleaned(text));
    }

    [Theory]
    [InlineData(German)]
    [InlineData(Polish)]
    [InlineData(Russian)]
    [InlineData("Ирина")]
    [InlineData(Greek)]
    [InlineData("Γιώργος")]
    [InlineData(Japanese)]
    [InlineData(Chinese)]
    [InlineData("在上海工廠負責品質管理，培訓員工，一直到現在。")]
    [InlineData("Ada 😀")]
    public async Task Every_form_of_Unicode_is_told_with_and_without_a_mark(string text)
    {
        foreach (
            var encoding in (Encoding[])
                [
                    Encoding.UTF8,
                    Encoding.Unicode,
                    Encoding.BigEndianUnicode,
                    Encoding.UTF32,
                    new UTF32Encoding(bigEndian: true, byteOrderMark: true),
                ]
        )
        {
            var bytes = encoding.GetBytes(text);

            (await Documents.ReadAsync([.. encoding.GetPreamble(), .. bytes]))
                .Text.Should()
                .Be(Cleaned(text), encoding.WebName);
            if (encoding is not UTF32Encoding)
            {
                (await Documents.ReadAsync(bytes))
                    .Text.Should()
                    .Be(Cleaned(text), $"{encoding.WebName} without a mark");
            }
        }
    }

    [Fact]
    public async Task One_wrong_byte_does_not_make_a_long_text_of_UTF_8_another()
    {
        byte[] document = [.. Encoding.UTF8.GetBytes(Russian), 0xE9, .. "!"u8];

        var read = await Documents.ReadAsync(document);

        read.Text.Should().Be(Cleaned(Russian) + "\uFFFD!");
    }

    [Fact]
    public async Task An_english_text_with_a_name_in_cyrillic_is_told_by_the_name()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        const string Text =
            "Ivan Sidorov (Иван Сидоров), welder. Ten years in a plant at Riga; English, German.";

        var read = await Documents.ReadAsync(encoding.GetBytes(Text));

        read.Text.Should().Be(Text);
    }

    // How a text is cleaned is no matter here.
    private static string Cleaned(string text) => TextCleaner.Clean(text);
}
