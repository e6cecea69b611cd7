using System.Reflection;
using Azure.AI.FormRecognizer.DocumentAnalysis;

namespace ApplyFunctions.FormRecognizerShim.Tests;

public sealed class PublicSurfaceTests
{
    /// <summary>
    /// Each line of the file is in the package too (4.1.0,
    /// https://github.com/Azure/azure-sdk-for-net/tree/main/sdk/formrecognizer/Azure.AI.FormRecognizer/api):
    /// compare before adding one, for code that compiles here must compile there.
    /// </summary>
    [Fact]
    public async Task The_shim_offers_nothing_that_the_package_does_not()
    {
        var surface = typeof(DocumentAnalysisClient)
            .Assembly.GetExportedTypes()
            .SelectMany(Describe)
            .Order(StringComparer.Ordinal);

        using var approved = new StreamReader(Fixtures.Open("PublicApi.txt"));
        var expected = await approved.ReadToEndAsync(TestContext.Current.CancellationToken);
        string.Join('\n', surface).Should().Be(expected.ReplaceLineEndings("\n").TrimEnd());
    }

    private static IEnumerable<string> Describe(Type type)
    {
        const BindingFlags declared =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        var members = type.GetMembers(declared)
            .Where(IsVisible)
            .Where(member => member.Name is not "value__" and not "Equals" and not "GetHashCode")
            .Select(member => $"{type.Name}: {member}");
        return members.Prepend(
            $"{type.FullName} : {type.BaseType!.Name}{(type.IsSealed ? " sealed" : "")}"
        );
    }

    private static bool IsVisible(MemberInfo member) =>
        member switch
        {
            MethodBase method => IsVisible(method)
                && member.Name.StartsWith("get_", StringComparison.Ordinal) is false,
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
            FieldInfo field => field.IsPublic || field.IsFamily,
            _ => false,
        };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;
}
