using System.Text.Json.Nodes;
using ApplyFunctions.Infrastructure.Http;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class RackNamesTests
{
    private const int Depth = 32;

    [Theory]
    [InlineData("foo=", "{'foo':''}")]
    [InlineData("foo=bar", "{'foo':'bar'}")]
    [InlineData("foo=bar&foo=quux", "{'foo':'quux'}")]
    [InlineData("foo=1&bar=2", "{'foo':'1','bar':'2'}")]
    [InlineData("=1&foo=2", "{'foo':'2'}")]
    [InlineData("foo[]=", "{'foo':['']}")]
    [InlineData("foo[]=1&foo[]=2", "{'foo':['1','2']}")]
    [InlineData(
        "question_1[]=7&question_2=x&question_1[]=7",
        "{'question_1':['7','7'],'question_2':'x'}"
    )]
    [InlineData("question_1=1&question_1=2", "{'question_1':'2'}")]
    [InlineData("foo[]=bar&foo=", "{'foo':''}")]
    [InlineData("x[y]=1&x=2", "{'x':'2'}")]
    [InlineData("x[y][z]=1", "{'x':{'y':{'z':'1'}}}")]
    [InlineData("x[y][z][]=1&x[y][z][]=2", "{'x':{'y':{'z':['1','2']}}}")]
    [InlineData("x[y][z]=1&x[y][z]=2", "{'x':{'y':{'z':'2'}}}")]
    [InlineData("x[y][][z]=1", "{'x':{'y':[{'z':'1'}]}}")]
    [InlineData("x[y][][z][]=1", "{'x':{'y':[{'z':['1']}]}}")]
    [InlineData("x[y][][z]=1&x[y][][w]=2", "{'x':{'y':[{'z':'1','w':'2'}]}}")]
    [InlineData("x[y][][v][w]=1", "{'x':{'y':[{'v':{'w':'1'}}]}}")]
    [InlineData("x[y][][z]=1&x[y][][v][w]=2", "{'x':{'y':[{'z':'1','v':{'w':'2'}}]}}")]
    [InlineData("x[y][][z]=1&x[y][][z]=2", "{'x':{'y':[{'z':'1'},{'z':'2'}]}}")]
    [InlineData(
        "x[y][][z]=1&x[y][][w]=a&x[y][][z]=2&x[y][][w]=3",
        "{'x':{'y':[{'z':'1','w':'a'},{'z':'2','w':'3'}]}}"
    )]
    [InlineData(
        "x[][z][w]=a&x[][y]=1&x[][z][w]=b&x[][y]=2",
        "{'x':[{'z':{'w':'a'},'y':'1'},{'z':{'w':'b'},'y':'2'}]}"
    )]
    [InlineData("x[][y][][z]=1&x[][y][][w]=2", "{'x':[{'y':[{'z':'1','w':'2'}]}]}")]
    [InlineData(
        "x[][id]=1&x[][y][a]=5&x[][y][b]=7&x[][z][id]=3&x[][id]=2&x[][y][a]=6",
        "{'x':[{'id':'1','y':{'a':'5','b':'7'},'z':{'id':'3'}},{'id':'2','y':{'a':'6'}}]}"
    )]
    [InlineData(
        "data[books][][data][page]=1&data[books][][data][page]=2",
        "{'data':{'books':[{'data':{'page':'1'}},{'data':{'page':'2'}}]}}"
    )]
    [InlineData("a[]=1&a[][k]=2&a[]=3&a[][k]=4", "{'a':['1',{'k':'2'},'3',{'k':'4'}]}")]
    public void Names_nest_as_in_Rack(string fields, string tree) => Tree(fields).Should().Be(tree);

    [Theory]
    [InlineData(
        "d[]question_id=1&d[]question_id=2",
        "{'d':[{'question_id':'1'},{'question_id':'2'}]}"
    )]
    [InlineData(
        "d[]id=1&d[]options[][id]=7&d[]options[][id]=8&d[]id=2&d[]options[][id]=9",
        "{'d':[{'id':'1','options':[{'id':'7'},{'id':'8'}]},{'id':'2','options':[{'id':'9'}]}]}"
    )]
    [InlineData("x[y]z=2", "{'x':{'y':{'z':'2'}}}")]
    public void A_key_without_brackets_of_its_own_is_a_key(string fields, string tree) =>
        Tree(fields).Should().Be(tree);

    [Theory]
    [InlineData("foo[=1", "{'foo[':'1'}")]
    [InlineData("foo]=1", "{'foo]':'1'}")]
    [InlineData("[]=1", "{'[]':'1'}")]
    [InlineData("[=1", "{'[':'1'}")]
    [InlineData("[a]=1", "{'[a]':'1'}")]
    [InlineData("[a][b]=1", "{'[a]':{'b':'1'}}")]
    [InlineData("a[b=1", "{'a':{'[b':'1'}}")]
    [InlineData("a[b][=1", "{'a':{'[b][':'1'}}")]
    [InlineData("a[][=1", "{'a':[{'[':'1'}]}")]
    [InlineData("a[[b]=1", "{'a':{'[b':'1'}}")]
    [InlineData("a[b]]=1", "{'a':{'b':{']':'1'}}}")]
    public void Brackets_that_do_not_pair_are_taken_literally(string fields, string tree) =>
        Tree(fields).Should().Be(tree);

    [Theory]
    [InlineData("a[][]=1", "{'a':[['1']]}")]
    [InlineData("a[][]=1&a[][]=2", "{'a':[['1'],['2']]}")]
    [InlineData("a[][][k]=1", "{'a':[[{'k':'1'}]]}")]
    [InlineData("a[][k]=1&a[][]=2", "{'a':[{'k':'1'},['2']]}")]
    public void A_list_in_a_list_is_always_a_new_element(string fields, string tree) =>
        Tree(fields).Should().Be(tree);

    [Theory]
    [InlineData("x=1&x[y]=2")]
    [InlineData("x=1&x[]=2")]
    [InlineData("x[y]=1&x[]=2")]
    [InlineData("x[]=1&x[y]=2")]
    [InlineData("x[y]=1&x[y]z=2")]
    [InlineData("x[y]=1&x[y][][w]=2")]
    [InlineData("x[][y]=1&x[][y][][w]=2")]
    public void A_field_of_another_kind_than_before_conflicts(string fields) =>
        Add(fields, Depth, out _).Should().Be(RackOutcome.Conflict);

    [Theory]
    [InlineData("a[b][c]", 3, RackOutcome.Added)]
    [InlineData("a[b][c]", 2, RackOutcome.TooDeep)]
    [InlineData("a[][][]", 3, RackOutcome.TooDeep)]
    [InlineData("a[]", 2, RackOutcome.Added)]
    [InlineData("a[]", 1, RackOutcome.TooDeep)]
    public void Depth_is_counted_as_in_JSON(string name, int depth, RackOutcome outcome) =>
        Add(name + "=1", depth, out _).Should().Be(outcome);

    [Fact]
    public void Any_tree_that_has_names_comes_back_from_its_names()
    {
        foreach (var tree in Trees.Fixed(3_000))
        {
            var names = new RackNames(Depth);
            foreach (var (name, value) in Flatten(tree))
            {
                names.Add(name, value).Should().Be(RackOutcome.Added);
            }
            names.Values.Plain().Should().Be(tree.Plain());
        }
    }

    [Fact]
    public void A_tree_that_has_no_names_comes_back_as_another()
    {
        var without = JsonNode.Parse("""{"a":[{"k":"1"},{"m":"2"}]}""")!;
        Tree(string.Join('&', Flatten(without).Select(field => $"{field.Name}={field.Value}")))
            .Should()
            .Be("{'a':[{'k':'1','m':'2'}]}");
    }

    /// <summary>
    /// Trees that have names: every group in a list begins with the same plain value, <c>id</c>, a list in a list
    /// is one plain value, nothing is empty, and no key has brackets.
    /// </summary>
    private static Gen<JsonObject> Trees => Group(4, "");

    private static Gen<string> Keys => Gen.String[Gen.Char["abcdefgh_ -é0123456789."], 1, 4];

    private static Gen<JsonObject> Group(int depth, string first) =>
        from keys in Keys.Array[1, 4]
        from values in Node(depth).Array[keys.Length]
        select Group(first, [.. keys.Zip(values)]);

    private static JsonObject Group(string first, (string Key, JsonNode Value)[] members)
    {
        var group = new JsonObject();
        if (first.Length > 0)
        {
            group[first] = "1";
        }
        foreach (var (key, value) in members)
        {
            group.TryAdd(key, value);
        }
        return group;
    }

    private static Gen<JsonNode> Text =>
        Gen.String[Gen.Char, 0, 8].Select(text => (JsonNode)JsonValue.Create(text));

    private static Gen<JsonNode> Node(int depth) =>
        depth == 0
            ? Text
            : Gen.Frequency(
                (3, Text),
                (1, Group(depth - 1, "").Select(group => (JsonNode)group)),
                (1, List(depth - 1))
            );

    private static Gen<JsonNode> List(int depth) =>
        (
            depth == 0
                ? Text
                : Gen.Frequency(
                    (3, Text),
                    (3, Group(depth - 1, "id").Select(group => (JsonNode)group)),
                    (1, Text.Select(text => (JsonNode)new JsonArray(text)))
                )
        )
            .Array[1, 4]
            .Select(elements => (JsonNode)new JsonArray(elements));

    private static IEnumerable<(string Name, string Value)> Flatten(
        JsonNode tree,
        string name = ""
    ) =>
        tree switch
        {
            JsonObject group => group.SelectMany(member =>
                Flatten(member.Value!, name.Length == 0 ? member.Key : $"{name}[{member.Key}]")
            ),
            JsonArray list => list.SelectMany(element => Flatten(element!, name + "[]")),
            _ => [(name, tree.GetValue<string>())],
        };

    private static string Tree(string fields)
    {
        Add(fields, Depth, out var names).Should().Be(RackOutcome.Added);
        return names.Values.Plain();
    }

    private static RackOutcome Add(string fields, int depth, out RackNames names)
    {
        names = new RackNames(depth);
        var outcome = RackOutcome.Added;
        foreach (var field in fields.Split('&'))
        {
            var pair = field.Split('=', 2);
            outcome = names.Add(pair[0], pair[1]);
        }
        return outcome;
    }
}
