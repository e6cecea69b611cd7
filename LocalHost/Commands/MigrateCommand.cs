using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>migrate</c>: what is to be done once after an update.</summary>
internal sealed class MigrateCommand(TextWriter output, TextWriter errors)
{
    public Command Create()
    {
        var command = new Command(
            "migrate",
            "After an update: looks whether this release knows all that is stored, and makes the search indexes anew that it cannot use. The app may run."
        );
        command.Options.Add(AppStorage.Account);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => MigrateAsync(parsed, stop), errors)
        );
        return command;
    }

    private Task MigrateAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        AppStorage.UseAsync(
            parsed,
            async storage =>
            {
                await storage.PrepareAsync(cancellationToken);
                var unknown = 0L;
                var steps = storage.Get<MigrateStorage>().ExecuteAsync(cancellationToken);
                await foreach (var step in steps)
                {
                    await output.WriteLineAsync(Line(step));
                    unknown += (step as TableStep)?.UnknownRows ?? 0;
                }

                if (unknown > 0)
                {
                    throw new LocalHostException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Rows are of a schema that this release does not know: {unknown}. Nothing was changed."
                        ),
                        "A later release has written them: run this verb of that release, and deploy it again. docs/upgrading.md"
                    );
                }
            }
        );

    private static string Line(MigrationStep step) =>
        step switch
        {
            TableStep { Schemas: { } schemas } table =>
                $"table {table.Table}: {(schemas.Count == 0 ? "no rows" : string.Join(", ", schemas.Select(Rows)))}",
            TableStep table => $"table {table.Table}: there is none",
            IndexStep index => $"index {index.Board}: {Found(index)}{Done(index)}",
            _ => throw new NotSupportedException(step.GetType().Name),
        };

    private static string Rows(SchemaRows rows) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Rows} {(rows.Schema is { } schema ? $"of schema {schema}" : "without a schema")}{(rows.IsKnown ? "" : ", which is not known")}"
        );

    private static string Found(IndexStep index) =>
        index.Was switch
        {
            IndexState.Current => "right",
            IndexState.Outdated => "of another release",
            IndexState.Incomplete => "damaged",
            IndexState.Missing => "there is none",
            _ => "applications are missing in it",
        };

    private static string Done(IndexStep index) =>
        index.Rebuilt is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"; made anew of {count} applications")
            : "; nothing to do";
}
