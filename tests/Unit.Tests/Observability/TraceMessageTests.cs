using System.Diagnostics;
using System.Text.Json.Nodes;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Webhooks;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Observability;

/// <summary>How a trace goes on in messages, and that messages of all releases can be read by all.</summary>
public sealed class TraceMessageTests
{
    private const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private const string Webhook = "0123456789abcdef";
    private static readonly ApplicationId Id = new(7, "00", new string('0', 20));

    public static TheoryData<string, string> Messages =>
        new()
        {
            { WorkMessages.Write(new MailId(Id, MailKind.Confirmation), Trace), "Mail" },
            { WorkMessages.WriteErasure(Id, Trace), "Erasure" },
            { WorkMessages.WriteSearch(Id, Trace), "Search" },
            { WorkMessages.Write(new FileId(Id, "resume"), Trace), "Text" },
            { WorkMessages.Write(new WebhookWork(Id), Trace), "Webhook" },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_carries_a_trace_beside_ids_and_nothing_else(string message, string kind)
    {
        string[] allowed =
        [
            "schema",
            "applicationId",
            "kind",
            "number",
            "field",
            "variant",
            "webhookId",
            "traceparent",
        ];

        WorkMessages.TraceOf(message).Should().Be(Trace);
        JsonNode.Parse(message)!.AsObject().Select(p => p.Key).Should().BeSubsetOf(allowed);
        WorkItem.Read(Enum.Parse<WorkKind>(kind), message)!.ApplicationId.Should().Be(Id);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_of_a_former_release_is_read_and_has_no_trace(string message, string kind)
    {
        var former = JsonNode.Parse(message)!.AsObject();
        former.Remove("traceparent");

        WorkMessages.TraceOf(former.ToJsonString()).Should().BeNull();
        WorkItem.Read(Enum.Parse<WorkKind>(kind), former.ToJsonString()).Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_reader_passes_over_what_a_later_release_adds(string message, string kind)
    {
        var later = JsonNode.Parse(message)!.AsObject();
        later["something"] = new JsonObject { ["new"] = true };

        WorkItem.Read(Enum.Parse<WorkKind>(kind), later.ToJsonString()).Should().NotBeNull();
        WorkMessages.TraceOf(later.ToJsonString()).Should().Be(Trace);
    }

    [Fact]
    public void Without_a_trace_a_message_is_what_it_was_before_there_were_any() =>
        WorkMessages.WriteSearch(Id).Should().Be($$"""{"schema":1,"applicationId":"{{Id}}"}""");

    [Fact]
    public void A_dead_letter_is_the_same_whatever_trace_its_message_was_of()
    {
        var mail = new MailId(Id, MailKind.Confirmation);

        Letter(WorkMessages.Write(mail, Trace)).Should().Be(Letter(WorkMessages.Write(mail)));

        static DeadLetter Letter(string message) =>
            DeadLetter.Of(
                PoisonMessage.OfQueue(WorkKind.Mail, message),
                "acme",
                DateTimeOffset.UnixEpoch
            );
    }

    [Fact]
    public void The_message_of_an_equality_answer_has_no_place_for_a_trace() =>
        typeof(EqualityAnswerMessage).Should().NotBeAssignableTo<TracedMessage>();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"traceparent":7}""")]
    public void What_is_no_message_has_no_trace(string text) =>
        WorkMessages.TraceOf(text).Should().BeNull();

    [Fact]
    public void A_span_goes_on_from_where_the_message_says_and_takes_nothing_else_along()
    {
        using var listener = Listen();
        using var stranger = new Activity("of somebody else").AddBaggage("name", "Kanarienvogel");
        stranger.Start();

        using var span = Telemetry.Continue("send mail", ActivityKind.Consumer, Trace, stranger.Id);

        span!.TraceId.ToString().Should().Be("4bf92f3577b34da6a3ce929d0e0e4736");
        span.ParentSpanId.ToString().Should().Be("00f067aa0ba902b7");
        span.Links.Should().ContainSingle().Which.Context.SpanId.Should().Be(stranger.SpanId);
        span.Baggage.Should().BeEmpty();
        Telemetry.TraceParent.Should().Be(span.Id);
    }

    [Fact]
    public void What_a_library_begins_in_between_is_no_parent_of_messages()
    {
        using var listener = Listen();
        using var span = Telemetry.Continue("send mail", ActivityKind.Consumer, traceParent: null);
        using var library = new Activity("of a library").Start();

        Telemetry.TraceParent.Should().Be(span!.Id);
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
