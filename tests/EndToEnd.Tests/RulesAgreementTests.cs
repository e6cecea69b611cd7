using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.Testing;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>
/// One table of inputs, judged twice: by the page's own modules in the browser, from the rules that came with the posting, and
/// by the functions over HTTP.
/// </summary>
public sealed class RulesAgreementTests(TestSite site) : CareersTest(site)
{
    private static readonly (string Field, string Value, string Rule)[] Texts =
    [
        ("first_name", "Zoë", ""),
        ("first_name", "李", ""),
        ("first_name", "O’Neill-Łukasiewicz Jr.", ""),
        ("first_name", "St.John", ""),
        ("first_name", "\u202Eeoz", ""),
        ("first_name", new string('x', 255), ""),
        ("first_name", new string('x', 256), "max_length"),
        ("first_name", string.Concat(Enumerable.Repeat("😀", 128)), "max_length"),
        ("first_name", "😀", ""),
        ("first_name", "...", "words"),
        ("first_name", "\u202E\u202C.", "words"),
        ("first_name", "a\u0007b", "one_line"),
        ("first_name", "a\uFFFEb", "one_line"),
        ("first_name", "https://example.com", "no_url"),
        ("first_name", "WWW.Example.org", "no_url"),
        ("first_name", "buy at spam.shop now", "no_url"),
        ("first_name", "spam.shopping", ""),
        ("first_name", "Ézoë.community", ""),
        ("first_name", "éspam.com", ""),
        ("first_name", "x (spam.xyz)", "no_url"),
        ("first_name", "awww.", ""),
        ("last_name", "ftp://x", "no_url"),
        ("last_name", "12", ""),
        ("phone", "+44 (0)20 7946 0958 ext. 5", ""),
        ("phone", "٠١٢٣", ""),
        ("phone", "call me", "digits"),
        ("phone", "www.example.com", "no_url"),
        ("phone", "\u202E", "digits"),
        ("email", "zoe@example.com", ""),
        ("email", "\u200Bzoe@example.com\u200B", ""),
        ("email", "zoe+tag@exämple.de", ""),
        ("email", "zoe@", "email"),
        ("email", "zoe", "email"),
        ("email", "zoe@example", "email"),
        ("email", "zoe@example..com", "email"),
        ("email", "zoe@-example.com", "email"),
        ("email", "zoë@example.com", "email"),
        ("email", "zoe example@example.com", "email"),
        ("email", "Zoe <zoe@example.com>", "email"),
        ("email", "zoe@[127.0.0.1]", "email"),
        ("email", $"{new string('a', 65)}@example.com", "email"),
        ("email", $"{new string('a', 250)}@example.com", "max_length"),
        ("question_5172620002", "https://example.com/zoe", ""),
        ("question_5172620002", new string('x', 20_001), "max_length"),
    ];

    /// <summary>The page also sees that a name or the end of a file is wrong, where the functions take what came.</summary>
    private static readonly (
        string Name,
        byte[] Content,
        bool PageTakes,
        bool ServerTakes
    )[] Attached =
    [
        ("cv.pdf", [.. "%PDF-1.7\n"u8], true, true),
        ("cv.pdf", [.. "\n\n%PDF-1.7\n"u8], true, true),
        ("cv.doc", [.. "%PDF-1.7\n"u8], true, true),
        ("cv.rtf", [.. @"{\rtf1 Ada}"u8], true, true),
        ("cv.txt", [.. "Ada Example"u8], true, true),
        ("cv.txt", [0xFF, 0xFE, (byte)'A', 0, (byte)'d', 0, (byte)'a', 0], true, true),
        ("cv.doc", [.. "<html><body>Ada</body></html>"u8], true, true),
        ("cv.pdf", [], false, false),
        ("cv.pdf", [.. "MZ"u8, .. new byte[100]], false, false),
        ("cv.docx", [0x7F, .. "ELF"u8, .. new byte[100]], false, false),
        ("cv.pdf", [0x89, .. "PNG\r\n"u8, 26, 10, .. new byte[100]], false, false),
        ("cv.txt", [0x89, .. "PNG\r\n"u8, 26, 10, .. new byte[100]], false, false),
        ("cv.txt", new byte[100], false, false),
        ("cv.pdf", [.. "Ada Example"u8], false, true),
        ("cv.odt", [.. "%PDF-1.7\n"u8], false, true),
    ];

    [Fact]
    public async Task Texts_are_judged_alike()
    {
        var page = await PageAsync();
        using var http = new HttpClient { BaseAddress = Site.Functions };
        var seen = new List<string>();
        var expected = new List<string>();
        foreach (var (field, value, rule) in Texts)
        {
            var here = await page.EvaluateAsync<string>(
                """
                async ([url, field, value]) => {
                  const { faultOfText, rulesOf } = await import("/as-written/form/rules.js");
                  const job = await (await fetch(url)).json();
                  return faultOfText(rulesOf(job), field, value.trim())?.rule ?? "";
                }
                """,
                new[] { Posting, field, value }
            );
            var there = await RulesBrokenAsync(http, new JsonObject { [field] = value }, field);
            expected.Add($"{field} {Shown(value)}: page '{rule}', functions '{rule}'");
            seen.Add($"{field} {Shown(value)}: page '{here}', functions '{there}'");
        }

        seen.Should().Equal(expected);
    }

    [Fact]
    public async Task Files_are_judged_alike()
    {
        var page = await PageAsync();
        using var http = new HttpClient { BaseAddress = Site.Functions };
        foreach (var (name, content, pageTakes, serverTakes) in Attached)
        {
            var here = await page.EvaluateAsync<string?>(
                """
                async ([url, name, content]) => {
                  const { learn, use } = await import("/as-written/messages.js");
                  use(await learn("en"));
                  const [{ faultOfFile }, { rulesOf }] = await Promise.all([import("/as-written/form/file-checks.js"), import("/as-written/form/rules.js")]);
                  const job = await (await fetch(url)).json();
                  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
                  return faultOfFile(new File([bytes], name), rulesOf(job), "resume");
                }
                """,
                new[] { Posting, name, Convert.ToBase64String(content) }
            );
            var body = new MultipartFormDataContent
            {
                { new ByteArrayContent(content), "resume", name },
            };
            using var answer = await http.PostAsync(
                Posting[..Posting.IndexOf('?')],
                body,
                Cancelled
            );
            var there = Broken(
                await answer.Content.ReadFromJsonAsync<JsonObject>(Cancelled),
                "resume"
            );

            var what = $"{name} with {content.Length} bytes";
            (here is null).Should().Be(pageTakes, $"{what}: {here}");
            (there.Length == 0).Should().Be(serverTakes, $"{what}: {there}");
        }
    }

    [Fact]
    public async Task Every_rule_that_is_served_of_a_text_is_known_to_the_page()
    {
        var page = await PageAsync();
        var unknown = await page.EvaluateAsync<string[]>(
            """
            async ([url]) => {
              const { default: en } = await import("/as-written/messages/en.js");
              const { learn, use } = await import("/as-written/messages.js");
              use(await learn("en"));
              const { messageOf } = await import("/as-written/form/fault-messages.js");
              const { rules } = await (await fetch(url)).json();
              const codes = new Set(Object.values(rules.fields).flat().map(({ rule }) => rule));
              for (const known of ["required", "max_files", "number"]) codes.delete(known);
              return [...codes].filter((rule) => !messageOf({ rule, values: { max: 1, length: 2 } }));
            }
            """,
            new[] { Posting }
        );

        unknown.Should().BeEmpty();
    }

    private string Posting =>
        new Uri(
            Site.Functions,
            $"/v1/boards/example/jobs/{Postings.Open}?questions=true"
        ).AbsoluteUri;

    private async Task<IPage> PageAsync()
    {
        var visit = await VisitAsync();
        await AsWritten.ServeAsync(visit.Page);
        await visit.OpenListAsync();
        return visit.Page;
    }

    /// <summary>Sent without all else, so that no application comes of it.</summary>
    private async Task<string> RulesBrokenAsync(HttpClient http, JsonObject form, string field)
    {
        using var answer = await http.PostAsJsonAsync(
            Posting[..Posting.IndexOf('?')],
            form,
            Cancelled
        );
        return Broken(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancelled), field);
    }

    private static string Broken(JsonObject? answer, string field) =>
        string.Join(
            ',',
            answer!["faults"]!
                .AsArray()
                .Where(fault => (string)fault!["field"]! == field)
                .Select(fault => (string)fault!["rule"]!)
        );

    private static string Shown(string value) =>
        Uri.EscapeDataString(value.Length > 40 ? $"{value[..40]}…{value.Length}" : value);
}
