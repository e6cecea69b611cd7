using ApplyFunctions.Core;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests;

public sealed class StorageNamesTests
{
    [Fact]
    public void The_list_of_tables_has_all_of_them() =>
        StorageNames
            .Tables.All.Should()
            .BeEquivalentTo(
                typeof(StorageNames.Tables)
                    .GetFields()
                    .Where(field => field.IsLiteral)
                    .Select(field => (string)field.GetRawConstantValue()!)
            );
}
