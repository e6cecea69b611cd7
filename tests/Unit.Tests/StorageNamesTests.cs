using ApplyFunctions.Core;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests;

public sealed class StorageNamesTests
{
    [Fact]
    public void The_list_of_tables_has_all_of_them() =>
        StorageNames.Tables.All.Should().BeEquivalentTo(NamesIn(typeof(StorageNames.Tables)));

    [Fact]
    public void The_list_of_containers_has_all_of_them() =>
        StorageNames
            .Containers.All.Should()
            .BeEquivalentTo(NamesIn(typeof(StorageNames.Containers)));

    [Fact]
    public void The_list_of_queues_has_all_that_are_no_poison_queues() =>
        StorageNames
            .Queues.All.Should()
            .BeEquivalentTo(
                NamesIn(typeof(StorageNames.Queues))
                    .Where(name => !name.EndsWith("-poison", StringComparison.Ordinal))
            );

    private static IEnumerable<string> NamesIn(Type names) =>
        names
            .GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
}
