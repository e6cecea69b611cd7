using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.WithoutScript;

/// <summary>The form without a script: all that a posting asks for, and what comes of sending it.</summary>
public sealed class ApplyPageTests(RunningSystem system) : IAsyncLifetime
{
    private const string Detailed = "/v1/boards/detailed/jobs/5172900002";
    private const string Sample = "/v1/boards/example/jobs/5172511002";
    private const string Closed = "/v1/boards/example/jobs/5172510002";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await DetailedBoard.PutAsync(system.Storage, Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("first_name", "INPUT", "text", true)]
    [InlineData("email", "INPUT", "email", true)]
    [InlineData("phone", "INPUT", "tel", true)]
    [InlineData("question_41", "INPUT", "radio", true)]
    [InlineData("question_42[]", "INPUT", "checkbox", false)]
    [InlineData("location", "INPUT", "text", true)]
    [InlineData("educations[0][school_name]", "INPUT", "text", false)]
    [InlineData("educations[0][start_date][month]", "SELECT", null, false)]
    [InlineData("educations[2][end_date][year]", "INPUT", "text", false)]
    [InlineData("employments[1][current]", "INPUT", "checkbox", false)]
    [InlineData("veteran_status", "SELECT", null, false)]
    [InlineData("gender", "SELECT", null, false)]
    [InlineData("demographic_answers[87][0][answer_option_id]", "INPUT", "radio", true)]
    [InlineData("demographic_answers[88][1][answer_option_id]", "INPUT", "checkbox", false)]
    [InlineData("demographic_answers[88][1][text]", "INPUT", "text", false)]
    [InlineData("data_compliance[gdpr_demographic_data_consent_given]", "INPUT", "checkbox", false)]
    [InlineData("data_compliance[gdpr_processing_consent_given]", "INPUT", "checkbox", true)]
    [InlineData("data_compliance[gdpr_retention_consent_given]", "INPUT", "checkbox", true)]
    public async Task Each_kind_of_question_has_its_control(
        string name,
        string tag,
        string? type,
        bool required
    )
    {
        var page = await GetAsync(Detailed);

        page.Status.Should().Be(200);
        var control = page.Control(name);
        control.TagName.Should().Be(tag);
        control.GetAttribute("type").Should().Be(type);
        control.HasAttribute("required").Should().Be(required);
        page.Document.QuerySelectorAll($"label[for='{control.Id}']").Should().ContainSingle();
    }

    [Theory]
    [InlineData("en", "First name", "Email")]
    [InlineData("de", "Vorname", "E-Mail")]
    [InlineData("fr", "Prénom", "E-mail")]
    public async Task Who_applies_is_asked_for_where_the_posting_leaves_it_out(
        string language,
        string firstName,
        string email
    )
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());
        await author.PutAsync(
            path,
            $$"""{"title":"Mechanic","language":"{{language}}","questions":[{"label":"Surname","required":true,"fields":[{"name":"last_name","type":"input_text"}]}]}"""
        );

        var page = await GetAsync(path);

        page.Document.QuerySelectorAll("label bdi")
            .Select(label => label.TextContent)
            .Take(3)
            .Should()
            .Equal(firstName, email, "Surname");
        page.Control("first_name").HasAttribute("required").Should().BeTrue();
        page.Control("email").GetAttribute("type").Should().Be("email");
    }

    [Fact]
    public async Task The_sample_says_all_that_the_scripts_page_says()
    {
        var page = await GetAsync(Sample);

        var form = page.Document.Forms.Should().ContainSingle().Which;
        form.GetAttribute("action").Should().Be(Sample);
        form.Enctype.Should().Be("multipart/form-data");
        page.Control("resume").GetAttribute("accept").Should().Be(".pdf,.doc,.docx,.txt,.rtf");
        page.Control("resume_text").TagName.Should().Be("TEXTAREA");
        page.Control("cover_letter_text").TagName.Should().Be("TEXTAREA");
        page.Text("h1").Should().Be("Software Engineering Manager, ML Performance");
        page.Text("#equal + .rich").Should().NotBeEmpty();
        page.Text("#accessibility + .rich").Should().NotBeEmpty();
        page.Text(".apart")
            .Should()
            .Contain("Answering is voluntary.")
            .And.Contain("Privacy policy");
        (await GetAsync(Closed))
            .Text("time")
            .Should()
            .Be("Friday, 7 June 2024, 17:00 (Europe/London, UTC+01:00)");
    }

    [Fact]
    public async Task Every_fault_comes_back_at_its_field_and_what_was_typed_stays()
    {
        const string typed = "Zoë \"><script>alert(1)</script> & 'q' </textarea>";
        (string Name, string Value)[] fields =
        [
            ("first_name", typed + " https://example.com"),
            ("last_name", "…"),
            ("email", "ada@"),
            ("phone", "none"),
            ("question_41", "7"),
            ("question_42[]", "422"),
            ("location", ""),
            ("educations[0][school_name]", typed),
            ("educations[0][degree]", ""),
            ("educations[0][discipline]", "Clocks"),
            ("educations[0][start_date][month]", "9"),
            ("educations[0][start_date][year]", "2016"),
            ("educations[0][end_date][month]", ""),
            ("educations[0][end_date][year]", "2012"),
            ("educations[1][school_name]", ""),
            ("employments[0][company_name]", "Example Bakery"),
            ("employments[0][title]", typed),
            ("employments[0][start_date][year]", "16"),
            ("employments[0][current]", "true"),
            ("demographic_answers[88][1][answer_option_id]", "213"),
            ("demographic_answers[88][1][text]", typed),
            ("data_compliance[gdpr_demographic_data_consent_given]", "true"),
        ];

        var page = await PostAsync(Detailed, fields);

        page.Status.Should().Be(422);
        page.ValueOf("first_name").Should().Be(fields[0].Value);
        page.ValueOf("educations[0][school_name]").Should().Be(typed);
        page.ValueOf("educations[0][start_date][month]").Should().Be("9");
        page.ValueOf("educations[0][start_date][year]").Should().Be("2016");
        page.ValueOf("employments[0][title]").Should().Be(typed);
        page.ValueOf("demographic_answers[88][1][text]").Should().Be(typed);
        page.Chosen("question_42[]").Should().Equal("422");
        page.Chosen("employments[0][current]").Should().Equal("true");
        page.Chosen("demographic_answers[88][1][answer_option_id]").Should().Equal("213");
        page.Chosen("data_compliance[gdpr_demographic_data_consent_given]").Should().Equal("true");
        (string Name, string Message)[] expected =
        [
            ("first_name", "This can’t contain a web address."),
            ("last_name", "There is nothing to read here."),
            ("email", "This does not look like an email address."),
            ("phone", "A phone number needs digits."),
            ("question_41", "This is not one of the options."),
            ("location", "Please answer this question."),
            ("educations[0][degree]", "Please answer this question."),
            ("educations[0][end_date][year]", "The end date is before the start date."),
            ("employments[0][start_date][year]", "Please write the year with four digits"),
            ("demographic_answers[87][0][answer_option_id]", "Please choose an answer."),
            ("data_compliance[gdpr_processing_consent_given]", "Please tick this box"),
            ("data_compliance[gdpr_retention_consent_given]", "Please tick this box"),
        ];
        foreach (var (name, message) in expected)
        {
            page.Fault(name).Should().StartWith(message, name);
        }

        page.Document.QuerySelectorAll("#summary li a").Should().HaveCount(expected.Length);
        page.Document.Title.Should().StartWith("Error: ");
    }

    [Fact]
    public async Task A_file_is_said_to_have_to_be_attached_again()
    {
        var form = new ApplicationForm()
            .Set("first_name", null)
            .File("resume", "<b>cv.txt", ApplicationForm.UniqueCv());

        var page = await PostAsync(Sample, form.ToMultipart());

        page.Status.Should().Be(422);
        page.Text(".lost").Should().Contain("“<b>cv.txt”").And.Contain("attach it again");
        page.ValueOf("email").Should().Be(form.Email);
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task Sending_the_same_twice_is_one_application()
    {
        var form = new ApplicationForm();

        var first = await PostAsync(Sample, form.ToMultipart());
        var again = await PostAsync(Sample, form.ToMultipart());

        first.Status.Should().Be(200);
        first.Text("h1").Should().Be("We have your application");
        first.Document.QuerySelector("#status")!.GetAttribute("href").Should().StartWith("http");
        again.Text("#reference").Should().Be(first.Text("#reference")).And.NotBeEmpty();
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_the_controls_post_is_a_whole_application()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        (string Name, string Value)[] fields =
        [
            ("first_name", "Ada"),
            ("last_name", "Example"),
            ("email", email),
            ("phone", "+44 20 7946 0958"),
            ("question_41", "0"),
            ("question_42[]", "421"),
            ("question_42[]", "422"),
            ("location", "Kyiv"),
            ("educations[0][school_name]", "Clockmakers' School"),
            ("educations[0][degree]", "Mastership"),
            ("educations[0][discipline]", "Clocks"),
            ("educations[0][start_date][month]", ""),
            ("educations[0][start_date][year]", "2012"),
            ("educations[0][end_date][month]", "7"),
            ("educations[0][end_date][year]", "2016"),
            ("educations[1][school_name]", ""),
            ("educations[1][start_date][month]", ""),
            ("employments[0][company_name]", ""),
            ("veteran_status", ""),
            ("gender", "2"),
            ("demographic_answers[87][0][answer_option_id]", "194"),
            ("demographic_answers[88][1][answer_option_id]", "213"),
            ("demographic_answers[88][1][text]", "Esperanto"),
            ("data_compliance[gdpr_demographic_data_consent_given]", "true"),
            ("data_compliance[gdpr_processing_consent_given]", "true"),
            ("data_compliance[gdpr_retention_consent_given]", "true"),
        ];
        var empty = (await GetAsync(Detailed)).Document.QuerySelectorAll("form [name]");
        fields.Select(f => f.Name).Should().BeSubsetOf(empty.Select(e => e.GetAttribute("name")));

        var page = await PostAsync(Detailed, fields);

        page.Text("#summary").Should().BeEmpty();
        page.Status.Should().Be(200);
        (await system.Storage.ApplicationsOfAsync(email, Stop)).Should().ContainSingle();
    }

    [Theory]
    [InlineData(Closed, 410, "Closed: ")]
    [InlineData("/v1/boards/example/jobs/1", 404, "We can’t find that role")]
    [InlineData("/v1/boards/nobody/jobs/1", 404, "We can’t find that role")]
    [InlineData("/v1/boards/example/jobs/x", 404, "We can’t find that role")]
    public async Task What_takes_no_applications_says_so(string posting, int status, string heading)
    {
        var page = await GetAsync(posting);

        page.Status.Should().Be(status);
        page.Text("h1").Should().StartWith(heading);
        page.Document.Forms.Should().BeEmpty();
        var sent = await PostAsync(posting, new ApplicationForm().ToMultipart());
        sent.Status.Should().Be(status == 410 ? 422 : status);
        sent.Text("h1").Should().StartWith(heading);
    }

    [Fact]
    public async Task What_is_too_large_is_said_on_the_form()
    {
        var form = new ApplicationForm().File("resume", "cv.txt", new byte[11 * 1024 * 1024]);

        var page = await PostAsync(Sample, form.ToMultipart());

        page.Status.Should().Be(413);
        page.Text("#problem").Should().Contain("The files are too large").And.Contain("10 MB");
        page.Text("#problem").Should().Contain("“Back” button");
    }

    private Task<FormPage> GetAsync(string posting) =>
        FormPage.ReadAsync(
            system.Http,
            new HttpRequestMessage(HttpMethod.Get, $"{posting}/apply"),
            Stop
        );

    private Task<FormPage> PostAsync(string posting, (string Name, string Value)[] fields) =>
        PostAsync(posting, DetailedForm.Body("multipart", [.. fields]));

    private Task<FormPage> PostAsync(string posting, HttpContent body) =>
        FormPage.ReadAsync(
            system.Http,
            new HttpRequestMessage(HttpMethod.Post, posting) { Content = body },
            Stop
        );
}
