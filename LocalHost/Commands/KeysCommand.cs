using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.Access;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>keys add|list|revoke BOARD</c>: the API keys with which servers speak for a board.</summary>
internal sealed class KeysCommand(TextWriter output, TextWriter errors, TimeProvider time)
{
    private readonly Argument<string> _board = new("BOARD") { Description = "The board's name." };

    private readonly Argument<string> _id = new("ID")
    {
        Description = "The key's id, as the list has it.",
    };

    private readonly Option<string> _name = new("--name")
    {
        HelpName = "TEXT",
        Description = "What the key is for.",
        DefaultValueFactory = _ => "unnamed",
    };

    public Command Create()
    {
        var add = new Command("add", "Makes a key and prints it, this once: only its hash is kept.")
        {
            _board,
            _name,
        };
        var list = new Command("list", "Lists a board's keys: id, when it was made, name.")
        {
            _board,
        };
        var revoke = new Command("revoke", "Takes a key back. Servers that use it are refused.")
        {
            _board,
            _id,
        };
        SetAction(add, AddAsync);
        SetAction(list, ListAsync);
        SetAction(revoke, RevokeAsync);
        var command = new Command("keys", "Makes, lists and revokes the API keys of boards.")
        {
            add,
            list,
            revoke,
        };
        command.Options.Add(AppStorage.Account);
        return command;
    }

    private void SetAction(
        Command command,
        Func<IApiKeys, ParseResult, string, CancellationToken, Task> action
    ) =>
        command.SetAction(
            (parsed, stop) =>
                Failures.ReportAsync(
                    async () =>
                    {
                        var board = parsed.GetRequiredValue(_board);
                        ImportCommand.DemandName(board);
                        await AppStorage.UseAsync(
                            parsed,
                            async storage =>
                            {
                                await storage.PrepareAsync(stop);
                                await action(storage.Get<IApiKeys>(), parsed, board, stop);
                            }
                        );
                    },
                    errors
                )
        );

    private async Task AddAsync(
        IApiKeys keys,
        ParseResult parsed,
        string board,
        CancellationToken cancellationToken
    )
    {
        var secret = ApiKey.NewSecret();
        var name = parsed.GetRequiredValue(_name);
        var key = new ApiKey(ApiKey.HashOf(secret), name, time.GetUtcNow());
        await keys.AddAsync(board, key, cancellationToken);
        await output.WriteLineAsync(secret);
        await errors.WriteLineAsync(
            $"This is the key {key.Id} of board {board}. Keep it safe: it is not shown again."
        );
    }

    private async Task ListAsync(
        IApiKeys keys,
        ParseResult parsed,
        string board,
        CancellationToken cancellationToken
    )
    {
        foreach (var key in await keys.ListAsync(board, cancellationToken))
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{key.Id}  {key.CreatedAt:yyyy-MM-dd HH:mm}  {key.Name}"
                )
            );
        }
    }

    private async Task RevokeAsync(
        IApiKeys keys,
        ParseResult parsed,
        string board,
        CancellationToken cancellationToken
    )
    {
        var id = parsed.GetRequiredValue(_id);
        var found = (await keys.ListAsync(board, cancellationToken)).FirstOrDefault(k =>
            k.Id == id
        );
        if (found is null || !await keys.RemoveAsync(board, found.Hash, cancellationToken))
        {
            throw new LocalHostException(
                $"Board {board} has no key {id}.",
                $"Look at its keys: keys list {board}"
            );
        }

        await output.WriteLineAsync($"revoked {id}");
    }
}
