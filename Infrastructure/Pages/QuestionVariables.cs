using System.Globalization;
using System.Text;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications.Forms;
using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Infrastructure.Pages;

/// <summary>What the template can name of a question.</summary>
internal sealed class QuestionVariables(ApplyPage page, PageWords words)
{
    public Dictionary<string, object> Of(FormQuestion question)
    {
        var id = Id(question.Key);
        var first = question.Controls[0];
        var messages = Messages(question.Faults, IsChoice(question), question);
        var help = CleanHtml.Of(question.Help);
        var isTick = first.Kind == ControlKinds.Tick;
        var isGroup = !isTick && (question.Controls.Count > 1 || IsGroup(first));
        var notes = string.Join(
            ' ',
            [
                .. messages.Count > 0 ? [$"{id}-error"] : Array.Empty<string>(),
                .. help.Length > 0 ? [$"{id}-help"] : Array.Empty<string>(),
            ]
        );
        return new(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["label"] = Label(question),
            ["marker"] = Marker(question),
            ["required"] = question.Required,
            ["is_tick"] = isTick,
            ["is_group"] = isGroup,
            ["is_invalid"] = messages.Count > 0,
            ["help_html"] = help,
            ["errors"] = messages,
            ["notes"] = notes,
            ["target"] = Target(question),
            ["controls"] = question.Controls.Select(c => Control(c, question)).ToList(),
        };
    }

    /// <summary>Its faults, for the list of all.</summary>
    public IEnumerable<Dictionary<string, object>> Summary(FormQuestion question) =>
        Messages(question.Faults, IsChoice(question), question)
            .Select(message => PageVariables.Entry(Target(question), Label(question), message));

    /// <summary>In the page's words where it has some for the rule, and in the server's where not.</summary>
    public List<string> Messages(
        IReadOnlyList<Fault> faults,
        bool isChoice,
        FormQuestion? question = null
    ) =>
        [
            .. faults
                .Select(fault => Message(fault, isChoice, question))
                .Distinct(StringComparer.Ordinal),
        ];

    private string Message(Fault fault, bool isChoice, FormQuestion? question)
    {
        var kind = question?.Controls[0].Kind;
        var name = fault.Rule switch
        {
            RuleCodes.Required when question is null => "",
            RuleCodes.Required when kind == ControlKinds.Tick => "fault_required_tick",
            RuleCodes.Required when kind == ControlKinds.File => question!.Controls.Count > 1
                ? "fault_required_document"
                : "fault_required_file",
            RuleCodes.Required when isChoice => "fault_required_choice",
            RuleCodes.MaxLength when !fault.Values.ContainsKey("length") => "",
            var rule => $"fault_{rule}",
        };
        return words.Has(name)
            ? words.Say(name, Value(fault, "max"), fault.Values.GetValueOrDefault("length"))
            : fault.Message;
    }

    private object Value(Fault fault, string name)
    {
        var value = fault.Values.GetValueOrDefault(name);
        return fault.Rule == RuleCodes.FileBytes ? words.Size(value) : value;
    }

    private Dictionary<string, object> Control(FormControl control, FormQuestion question)
    {
        var id = Id(control.Name);
        return new(StringComparer.Ordinal)
        {
            ["kind"] = control.Kind,
            ["id"] = id,
            ["name"] = control.Name,
            ["value"] = control.Value,
            ["year"] = control.Year,
            ["type"] = control.Type,
            ["autocomplete"] = control.Autocomplete ?? "",
            // Of several fields any one suffices, and boxes have no such word in HTML.
            ["required"] = question.Required && question.Controls.Count == 1,
            ["accept"] = string.Join(',', page.FileExtensions.Select(name => $".{name}")),
            ["hint"] =
                control.Kind == ControlKinds.File
                    ? words.Say(
                        "file_hint",
                        string.Join(", ", page.FileExtensions),
                        words.Size(page.FileBytes)
                    )
                    : "",
            ["lost"] = control.Lost is { } lost ? words.Say("file_lost", lost) : "",
            ["months"] = control.Kind == ControlKinds.Month ? Months(control) : [],
            ["options"] = control
                .Options.Select((option, at) => Option(option, $"{id}-{Number(at)}"))
                .ToList(),
        };
    }

    private Dictionary<string, object> Option(FormOption option, string id) =>
        new(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["label"] = option.Label ?? words.Say("no_answer"),
            ["name"] = option.Name,
            ["value"] = option.Value,
            ["is_chosen"] = option.IsChosen,
            ["help"] = option.Help ?? "",
            ["text_name"] = option.TextName ?? "",
            ["text"] = option.Text,
        };

    private List<Dictionary<string, object>> Months(FormControl control) =>
        [
            .. Enumerable
                .Range(1, 12)
                .Select(month => new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["value"] = Number(month),
                    ["label"] = words.Culture.DateTimeFormat.GetMonthName(month),
                    ["is_chosen"] = control.Value == Number(month),
                }),
        ];

    private string Label(FormQuestion question) =>
        question.Label ?? words.Say($"label_{question.Message}", question.Days);

    private string Marker(FormQuestion question) =>
        question.Required ? words.Say("required")
        : question.Message is null ? words.Say("optional")
        : "";

    private static bool IsChoice(FormQuestion question) =>
        question.Controls[0].Kind
            is ControlKinds.Select
                or ControlKinds.Radios
                or ControlKinds.Boxes;

    private static bool IsGroup(FormControl control) =>
        control.Kind is ControlKinds.Radios or ControlKinds.Boxes or ControlKinds.Month;

    /// <summary>The id of what a link to the question leads to.</summary>
    private static string Target(FormQuestion question)
    {
        var control = question.Controls[0];
        var id = Id(control.Name);
        return control.Kind switch
        {
            ControlKinds.Radios or ControlKinds.Boxes => $"{id}-0",
            ControlKinds.Month => $"{id}-month",
            _ => id,
        };
    }

    // Names hold brackets and dots, which an id must do without to be easy to point at.
    private static string Id(string name)
    {
        var id = new StringBuilder("field-");
        foreach (var letter in name.TrimEnd('[', ']'))
        {
            id.Append(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '-');
        }

        return id.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
