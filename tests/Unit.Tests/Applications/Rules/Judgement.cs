using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Infrastructure.Phones;
using ApplyFunctions.Unit.Tests.Http;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

/// <summary>What the rules make of a body, which is read as it comes over HTTP.</summary>
internal sealed record Judgement(CheckedSubmission? Found, Faults Faults)
{
    private const string Person = """
        {"first_name":"Ada","last_name":"Example","email":"ada@example.com"}
        """;

    /// <summary>Without faults.</summary>
    public CheckedSubmission Taken
    {
        get
        {
            Fields.Should().BeEmpty();
            return Found!;
        }
    }

    public IReadOnlyList<string> Fields => Faults.Any ? [.. Faults.ToProblem().Errors.Keys] : [];

    public string Message(string field) => Faults.ToProblem().Errors[field][0];

    /// <param name="posting">What the posting has beside its id and title, as members of a JSON object.</param>
    /// <param name="body">What is sent beside the person's name and address, as members of a JSON object.</param>
    public static Task<Judgement> OfJsonAsync(
        string posting,
        string body,
        Caller caller = Caller.Visitor,
        EducationLists? lists = null
    )
    {
        var person = JsonNode.Parse(Person)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{body}}}")!.AsObject())
        {
            person[name] = value?.DeepClone();
        }

        return OfAsync(posting, Bodies.Json, person.ToJsonString(), caller, lists);
    }

    /// <param name="body">Fields of an urlencoded form; brackets and blanks may stand for themselves.</param>
    public static Task<Judgement> OfFormAsync(string posting, string body) =>
        OfAsync(
            posting,
            Bodies.Form,
            $"first_name=Ada&last_name=Example&email=ada@example.com&{body}",
            Caller.Visitor,
            lists: null
        );

    private static async Task<Judgement> OfAsync(
        string posting,
        string contentType,
        string body,
        Caller caller,
        EducationLists? lists
    )
    {
        var reading = await Bodies.ReadAsync(contentType, body);
        using var submission = reading.Submission!;
        var faults = new Faults();
        var rules = new SubmissionRules(
            new GivenLists(lists ?? ShippedLists.All),
            new LibPhoneNumbers(Options.Create(new ApplicationOptions())),
            Options.Create(new SubmissionLimits())
        );
        var found = await rules.CheckAsync(
            new FoundPosting(
                "board",
                JsonSerializer.Deserialize(
                    $"{{\"id\":7,\"title\":\"t\",{posting}}}",
                    PostingJson.Default.Posting
                )!,
                caller
            ),
            submission,
            faults,
            TestContext.Current.CancellationToken
        );
        return new Judgement(found, faults);
    }

    private sealed class GivenLists(EducationLists lists) : IEducationLists
    {
        public Task<EducationLists> FindAsync(string board, CancellationToken cancellationToken) =>
            Task.FromResult(lists);
    }
}
