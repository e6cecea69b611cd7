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

    private readonly Option<string> _role = new("--role")
    {
        HelpName = "ROLE",
        Description =
            $"What the key may do: {string.Join(", ", Roles.All)}. Servers that apply for candidates have to be owners.",
        DefaultValueFactory = _ => Roles.Owner,
    };

    private readonly Option<string?> _expires = new("--expires")
    {
        HelpName = "DATE",
        Description =
            "From when on the key is not taken any more, UTC: 2027-01-01. Without it, never.",
    };

    public Command Create()
    {
        var add = new Command("add", "Makes a key and prints it, this once: only its hash is kept.")
        {
            _board,
            _name,
            _role,
            _expires,
        };
        var list = new Command(
            "list",
            "Lists a board's keys: id, when it was made, role, when it ends, name."
        )
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
                        DemandKey(parsed);
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

    private void DemandKey(ParseResult parsed)
    {
        if (parsed.GetValue(_role) is { } role && !Roles.All.Contains(role, StringComparer.Ordinal))
        {
            throw new LocalHostException(
                $"There is no role '{role}'.",
                $"Choose one of these: {string.Join(", ", Roles.All)}"
            );
        }

        if (EndOf(parsed) <= time.GetUtcNow())
        {
            throw new LocalHostException(
                "The time of --expires is over already.",
                "Give a day that is to come, or leave it out."
            );
        }
    }

    private DateTimeOffset? EndOf(ParseResult parsed)
    {
        if (parsed.GetValue(_expires) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ssK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var end
        )
            ? end
            : throw new LocalHostException(
                $"'{text}' is no day that --expires could take.",
                "Write it like this: --expires 2027-01-01"
            );
    }

    private async Task AddAsync(
        IApiKeys keys,
        ParseResult parsed,
        string board,
        CancellationToken cancellationToken
    )
    {
        var secret = ApiKey.NewSecret();
        var name = parsed.GetRequiredValue(_name);
        var key = new ApiKey(ApiKey.HashOf(secret), name, time.GetUtcNow())
        {
            Role = parsed.GetRequiredValue(_role),
            ExpiresAt = EndOf(parsed),
        };
        await keys.AddAsync(board, key, cancellationToken);
        await output.WriteLineAsync(secret);
        await errors.WriteLineAsync(
            $"This is the key {key.Id} of board {board}, role {key.Role}. Keep it safe: it is not shown again."
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
                    $"{key.Id}  {key.CreatedAt:yyyy-MM-dd HH:mm}  {key.Role}  {(key.ExpiresAt is { } end ? $"until {end:yyyy-MM-dd HH:mm}" : "no end")}  {key.Name}"
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
