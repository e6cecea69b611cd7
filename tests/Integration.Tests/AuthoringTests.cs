using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>A board's own servers write its postings, and everybody sees at once what they wrote.</summary>
public sealed class AuthoringTests(RunningSystem system)
{
    private const string Posting = """
        {
          "title": "Baker",
          "location": {"name": "London"},
          "application_deadline": "2999-06-07T17:00:00",
          "application_deadline_time_zone": "Europe/London",
          "employment_type": "PART_TIME",
          "content": "&lt;p&gt;Bread &amp;amp; butter&lt;/p&gt;",
          "metadata": [{"id": 1, "name": "Oven", "value": null, "value_type": "short_text"}],
          "departments": [{"id": 1, "name": "Ovens", "child_ids": [], "parent_id": null}],
          "pay_input_ranges": [{"min_cents": 1, "max_cents": 2, "currency_type": "GBP"}],
          "questions": [{"label": "Why?", "required": false, "fields": [{"name": "question_1", "type": "textarea", "values": []}]}]
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_board_is_created_and_replaced()
    {
        var author = await Author.WithKeyAsync(system);

        var created = await author.PutAsync(author.BoardPath, """{"name":"One","content":null}""");
        var replaced = await author.PutAsync(author.BoardPath, """{"name":"Two","content":null}""");
        var same = await author.PutAsync(author.BoardPath, """{"content":null,"name":"Two"}""");

        created.Status.Should().Be(HttpStatusCode.Created);
        created.Location.Should().Be(author.BoardPath);
        replaced.Status.Should().Be(HttpStatusCode.OK);
        replaced.Tag.Should().StartWith("\"").And.NotBe(created.Tag);
        same.Status.Should().Be(HttpStatusCode.OK);
        same.Tag.Should().Be(replaced.Tag);
        var board = await author.GetAsync(author.BoardPath);
        ((string)board.Body["name"]!).Should().Be("Two");
        var source = await author.GetAsync($"{author.BoardPath}/source");
        source.Tag.Should().Be(replaced.Tag);
        ((string)source.Body["name"]!).Should().Be("Two");
    }

    [Fact]
    public async Task A_posting_shows_as_soon_as_it_is_saved()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        (await author.GetAsync(author.JobPath(id))).Status.Should().Be(HttpStatusCode.NotFound);
        (await Titles(author)).Should().BeEmpty();

        var saved = await author.PutAsync(author.JobPath(id), Posting);

        saved.Status.Should().Be(HttpStatusCode.Created);
        saved.Location.Should().Be(author.JobPath(id));
        saved.Tag.Should().StartWith("\"");
        saved.Body["id"]!.GetValue<long>().Should().Be(id);
        ((bool)saved.Body["accepting_applications"]!).Should().BeTrue();
        saved.Body["questions"]!.AsArray().Should().ContainSingle();
        var job = await author.GetAsync(
            $"{author.JobPath(id)}?questions=true&pay_transparency=true"
        );
        job.Body.ToJsonString().Should().Be(saved.Body.ToJsonString());
        ((string)job.Body["application_deadline"]!).Should().Be("2999-06-07T17:00:00+01:00");
        (await Titles(author)).Should().Equal("Baker");
    }

    [Fact]
    public async Task What_was_read_of_a_posting_can_be_written_back_and_changes_nothing()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        var saved = await author.PutAsync(author.JobPath(id), Posting);
        var read = await author.GetAsync(
            $"{author.JobPath(id)}?questions=true&pay_transparency=true"
        );
        var source = await author.GetAsync($"{author.JobPath(id)}/source");

        foreach (var again in (string[])[Posting, read.Text, source.Text])
        {
            var reply = await author.PutAsync(author.JobPath(id), again, saved.Tag);
            reply.Status.Should().Be(HttpStatusCode.OK);
            reply.Tag.Should().Be(saved.Tag);
        }

        var after = await author.GetAsync($"{author.JobPath(id)}/source");
        after.Text.Should().Be(source.Text);
        after.Tag.Should().Be(saved.Tag);
    }

    [Fact]
    public async Task What_readings_leave_out_stays_unless_it_is_taken_away()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        await author.PutAsync(
            author.BoardPath,
            """{"name":"Example Bakery","departments":[{"id":1,"name":"Ovens"}]}"""
        );
        await author.PutAsync(
            author.JobPath(id),
            """{"title":"Baker","status":"closed","section":{"id":3,"name":"Anything"}}"""
        );
        var board = await author.GetAsync(author.BoardPath);
        var job = await author.GetAsync($"{author.JobPath(id)}?questions=true");
        job.Body.Should().NotContainKeys("status", "section");

        await author.PutAsync(author.BoardPath, board.Text);
        job.Body["title"] = JsonNode.Parse("\"Master baker\"");
        var changed = await author.PutAsync(author.JobPath(id), job.Body.ToJsonString());
        var source = await author.GetAsync($"{author.JobPath(id)}/source");
        var opened = await author.PutAsync(
            author.JobPath(id),
            """{"title":"Master baker","status":null,"section":null}"""
        );

        ((bool)changed.Body["accepting_applications"]!).Should().BeFalse();
        ((string)source.Body["status"]!).Should().Be("closed");
        ((string)source.Body["section"]!["name"]!).Should().Be("Anything");
        source.Body.Should().NotContainKey("company_name", "that is the board's");
        ((bool)opened.Body["accepting_applications"]!).Should().BeTrue();
        var kept = await author.GetAsync($"{author.BoardPath}/source");
        kept.Body["departments"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_boards_name_may_be_written_in_capitals()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        var path = author.JobPath(id).Replace(author.Board, author.Board.ToUpperInvariant());

        var saved = await author.PutAsync(path, """{"title":"Baker"}""");

        saved.Status.Should().Be(HttpStatusCode.Created);
        (await author.GetAsync($"{author.JobPath(id)}/source")).Tag.Should().Be(saved.Tag);
    }

    [Fact]
    public async Task A_change_has_a_time_and_a_version_of_its_own()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        var first = await author.PutAsync(
            author.JobPath(id),
            """{"title":"Baker","first_published":"2024-05-06T07:08:09-04:00","updated_at":"2001-01-01T00:00:00Z"}"""
        );

        var second = await author.PutAsync(author.JobPath(id), """{"title":"Master baker"}""");

        second.Tag.Should().NotBe(first.Tag);
        ((string)second.Body["first_published"]!).Should().Be("2024-05-06T07:08:09-04:00");
        foreach (var reply in (Reply[])[first, second])
        {
            ((DateTimeOffset)reply.Body["updated_at"]!)
                .Should()
                .BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(2));
        }

        var titles = await Titles(author);
        titles.Should().Equal("Master baker");
    }

    [Theory]
    [InlineData("""{"title":"t"}""", true, true)]
    [InlineData("""{"title":"t","status":"live"}""", true, true)]
    [InlineData("""{"title":"t","status":"closed"}""", true, false)]
    [InlineData("""{"title":"t","status":"offline"}""", false, false)]
    [InlineData("""{"title":"t","first_published":"2999-01-01T00:00:00Z"}""", false, false)]
    [InlineData("""{"title":"t","application_deadline":"2001-01-01T00:00:00"}""", true, false)]
    public async Task A_posting_is_published_closed_scheduled_and_taken_offline(
        string json,
        bool isThere,
        bool isOpen
    )
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        await author.PutAsync(author.JobPath(id), """{"title":"before"}""");
        (await author.PutAsync(author.JobPath(id), json)).Status.Should().Be(HttpStatusCode.OK);

        var job = await author.GetAsync(author.JobPath(id));
        var titles = await Titles(author);
        using var form = new ApplicationForm().Without("demographic").ToMultipart();
        var applied = await Reply.OfAsync(
            await system.Http.PostAsync(author.JobPath(id), form, Stop),
            Stop
        );
        var source = await author.GetAsync($"{author.JobPath(id)}/source");
        var all = await author.GetAsync($"{author.BoardPath}/source/jobs");

        job.Status.Should().Be(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        titles.Should().HaveCount(isThere ? 1 : 0);
        if (isThere)
        {
            ((bool)job.Body["accepting_applications"]!).Should().Be(isOpen);
        }

        applied.Status.Should().Be(isOpen ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity);
        if (!isOpen)
        {
            ((string)applied.Body["error"]!).Should().Be("Failed to save person");
            ((string)applied.Body["reason"]!).Should().Be("Job application not live");
        }

        source.Status.Should().Be(HttpStatusCode.OK);
        var listed = all.Body["jobs"]!.AsArray().Should().ContainSingle().Which!;
        listed["id"]!.GetValue<long>().Should().Be(id);
        $"\"{listed["tag"]}\"".Should().Be(source.Tag);
        ((string)listed["status"]!).Should().Be((string?)JsonNode.Parse(json)!["status"] ?? "live");
    }

    [Fact]
    public async Task The_first_publication_is_when_a_posting_first_goes_live()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();

        var offline = await author.PutAsync(
            author.JobPath(id),
            """{"title":"t","status":"offline"}"""
        );
        var live = await author.PutAsync(author.JobPath(id), """{"title":"t","status":"live"}""");
        var again = await author.PutAsync(
            author.JobPath(id),
            """{"title":"t","status":"offline"}"""
        );

        offline.Body["first_published"].Should().BeNull();
        live.Body["first_published"].Should().NotBeNull();
        ((string)again.Body["first_published"]!).Should().Be((string)live.Body["first_published"]!);
    }

    [Fact]
    public async Task A_deleted_posting_is_gone_and_its_applications_stay()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        await author.PutAsync(author.JobPath(id), """{"title":"t"}""");
        using var form = new ApplicationForm().ToMultipart();
        var applied = await Reply.OfAsync(
            await system.Http.PostAsync(author.JobPath(id), form, Stop),
            Stop
        );

        var deleted = await author.SendAsync(HttpMethod.Delete, author.JobPath(id));
        var again = await author.SendAsync(HttpMethod.Delete, author.JobPath(id));

        deleted.Status.Should().Be(HttpStatusCode.NoContent);
        deleted.Text.Should().BeEmpty();
        again.Status.Should().Be(HttpStatusCode.NotFound);
        ((string)again.Body["error"]!).Should().Be("Job not found");
        (await author.GetAsync(author.JobPath(id))).Status.Should().Be(HttpStatusCode.NotFound);
        (await Titles(author)).Should().BeEmpty();
        (await system.Storage.RowsAsync((string)applied.Body["application_id"]!, Stop))
            .Should()
            .ContainKey("application");
    }

    [Fact]
    public async Task An_id_belongs_to_one_board()
    {
        var one = await Author.WithBoardAsync(system);
        var other = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        await one.PutAsync(one.JobPath(id), """{"title":"t","status":"offline"}""");

        var refused = await other.PutAsync(other.JobPath(id), """{"title":"t"}""");
        await one.SendAsync(HttpMethod.Delete, one.JobPath(id));
        var taken = await other.PutAsync(other.JobPath(id), """{"title":"t"}""");

        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Code.Should().Be("id-taken");
        refused.Text.Should().NotContain(one.Board);
        taken.Status.Should().Be(HttpStatusCode.Created);
    }

    private static async Task<IEnumerable<string>> Titles(Author author)
    {
        var list = await author.GetAsync($"{author.BoardPath}/jobs");
        return list.Body["jobs"]!.AsArray().Select(j => (string)j!["title"]!);
    }
}
