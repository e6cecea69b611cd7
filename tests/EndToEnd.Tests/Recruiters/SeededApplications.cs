using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Applications to a posting of its own, once for all tests of the recruiters' pages. Each test changes others of them.</summary>
internal sealed class SeededApplications
{
    public const long Posting = 5172521002;
    public const string Title = "Mender of Timetables";

    /// <summary>Words that occur in one application only.</summary>
    public const string Rare = "zymurgical";

    public const string HostileName = "<img src=x onerror=alert(1)>";
    public const string HostileText = "</textarea><script>alert('text')</script>";

    /// <summary>By their last names.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "Pdfson",
        "Stager",
        "Backer",
        "Noter",
        "Bulkone",
        "Bulktwo",
        "Nextone",
        "Nexttwo",
        "Looked",
        "Bounced",
    ];

    private static readonly SemaphoreSlim Turn = new(1);
    private static SeededApplications? _seeded;

    /// <summary>Of each last name, the application's id.</summary>
    public ImmutableDictionary<string, string> Ids { get; private init; } =
        ImmutableDictionary<string, string>.Empty;

    public static async Task<SeededApplications> OnAsync(
        TestSite site,
        CancellationToken cancellationToken
    )
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return _seeded ??= await SeedAsync(site, cancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<SeededApplications> SeedAsync(
        TestSite site,
        CancellationToken cancellationToken
    )
    {
        using var author = site.Author();
        var posting = new JsonObject
        {
            ["title"] = Title,
            ["location"] = new JsonObject { ["name"] = "Leeds" },
            ["content"] = "<p>Trains, on <strong>time</strong>.</p>",
            ["x_of_another_system"] = new JsonObject { ["kept"] = true },
            ["questions"] = new JsonArray(
                Question("First Name", "first_name", "input_text"),
                Question("Last Name", "last_name", "input_text"),
                Question("Email", "email", "input_text"),
                Question("Resume/CV", "resume", "input_file"),
                Question("Why timetables?", "question_5172700002", "textarea")
            ),
        };
        var saved = await author.PutAsJsonAsync(
            TestSite.PathOf(Posting),
            posting,
            cancellationToken
        );
        saved.EnsureSuccessStatusCode();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            ids[name] = await ApplyAsync(author, FormOf(name), cancellationToken);
        }

        ids[HostileName] = await ApplyAsync(author, Hostile(), cancellationToken);
        foreach (var id in ids.Values)
        {
            await ReadAsync(author, id, cancellationToken);
        }

        return new SeededApplications { Ids = ids.ToImmutableDictionary(StringComparer.Ordinal) };
    }

    private static JsonObject Question(string label, string name, string type) =>
        new()
        {
            ["label"] = label,
            ["required"] = type == "input_text",
            ["fields"] = new JsonArray(new JsonObject { ["name"] = name, ["type"] = type }),
        };

    private static ApplicationForm FormOf(string name)
    {
        var address = name == "Bounced" ? $"bounce.{Guid.NewGuid():N}@example.com" : null;
        var form = Plain(address).Set("last_name", name);
        return name switch
        {
            "Pdfson" => form.File("resume", "cv.pdf", ApplicationForm.Fixture("cv.pdf")),
            "Looked" => form.Set("cover_letter_text", "Trains are what I know."),
            "Noter" => form.Set("question_5172700002", $"They are {Rare}."),
            _ => form,
        };
    }

    private static ApplicationForm Hostile() =>
        Plain(null)
            .Set("first_name", HostileName)
            .Set("last_name", "<script>alert(2)</script>")
            .Set(
                "question_5172700002",
                "<a href=\"javascript:alert(3)\">me</a><style>*{display:none}</style>"
            )
            .File("resume", "<b onclick=alert(4)>cv.txt", Encoding.UTF8.GetBytes(HostileText));

    private static ApplicationForm Plain(string? email) =>
        new ApplicationForm(email) { Posting = Posting }
            .Without("demographic")
            .Set(ApplicationForm.SourceQuestion, null);

    private static async Task<string> ApplyAsync(
        HttpClient author,
        ApplicationForm form,
        CancellationToken cancellationToken
    )
    {
        using var body = form.ToMultipart();
        using var answer = await author.PostAsync(
            TestSite.PathOf(Posting),
            body,
            cancellationToken
        );
        answer.EnsureSuccessStatusCode();
        var receipt = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return (string)receipt!["application_id"]!;
    }

    /// <summary>Until its file is read, which is the last that happens to it before it can be searched.</summary>
    private static Task ReadAsync(
        HttpClient author,
        string id,
        CancellationToken cancellationToken
    ) =>
        Patience.ForAsync(
            $"the text of {id}",
            async () =>
            {
                var application = await author.GetFromJsonAsync<JsonObject>(
                    $"/v1/manage/boards/example/applications/{id}",
                    cancellationToken
                );
                return application!["files"]![0]!["text"];
            },
            cancellationToken,
            60
        );
}
