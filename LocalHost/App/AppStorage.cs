using System.CommandLine;
using System.Security.Cryptography;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Infrastructure.Access;
using ApplyFunctions.Infrastructure.Search;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.LocalHost.Commands;
using ApplyFunctions.LocalHost.Running;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.LocalHost.App;

/// <summary>The app's own code over a storage account, for verbs that change what the app works with.</summary>
internal sealed class AppStorage : IAsyncDisposable
{
    private const int HashKeyBytes = 32;
    private readonly ServiceProvider _services;

    private AppStorage(ServiceProvider services) => _services = services;

    /// <summary>Which account; without it, that of a running LocalHost.</summary>
    public static Option<string?> Account { get; } =
        new("--storage")
        {
            Description =
                "A storage account of Azure instead of the running LocalHost: its connection string, or its name, "
                + "where you are signed in (az login) and may change its data.",
            HelpName = "CONNECTION_OR_ACCOUNT",
            Recursive = true,
        };

    /// <param name="scans">Whether the app scans files for malware. With what is all the same: no verb scans any.</param>
    public static AppStorage Open(string connectionOrAccount, bool scans = false)
    {
        var isConnection = connectionOrAccount.Contains('=', StringComparison.Ordinal);
        var setting = isConnection
            ? StorageNames.Connection
            : $"{StorageNames.Connection}:accountName";
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(setting, (string?)connectionOrAccount)])
            .Build();
        return new AppStorage(
            new ServiceCollection()
                .AddSingleton<IConfiguration>(configuration)
                .AddLogging()
                .AddUseCases()
                .AddStorage(configuration)
                .AddSearch()
                .AddAccessTokens(configuration)
                // The options demand a key, but no verb hashes anything of a person.
                .Configure<ApplicationOptions>(o =>
                    o.HashKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(HashKeyBytes))
                )
                .Configure<MalwareOptions>(o =>
                    o.Scanner = scans ? ScannerKind.ClamAv : ScannerKind.None
                )
                .BuildServiceProvider()
        );
    }

    /// <summary>Works on the account that the command line names.</summary>
    public static Task UseAsync(ParseResult parsed, Func<AppStorage, Task> work) =>
        UseAsync(parsed, scans: false, work);

    /// <param name="scans">See <see cref="Open"/>.</param>
    public static async Task UseAsync(ParseResult parsed, bool scans, Func<AppStorage, Task> work)
    {
        var ports = Settings.Ports(parsed);
        var account = parsed.GetValue(Account);
        try
        {
            await using var storage = Open(
                account ?? AppSettings.StorageConnectionString(ports),
                scans
            );
            await work(storage);
        }
        catch (FormatException exception) when (account is not null)
        {
            throw new LocalHostException(
                $"--storage is no connection string: {exception.Message}",
                "Copy it whole from the account's access keys, or give the account's name.",
                exception
            );
        }
        catch (TimeoutException exception)
        {
            throw new LocalHostException(
                exception.Message,
                "Give the verb once more in a minute. Nothing is lost, and what is begun is done whole then.",
                exception
            );
        }
        catch (Exception exception)
            when (exception
                    is AggregateException
                        or RequestFailedException
                        or AuthenticationFailedException
            )
        {
            throw account is null
                ? new LocalHostException(
                    $"Azurite at {Ports.Origin(ports.Blobs)} did not do it: {exception.Message}",
                    "Start LocalHost first (dotnet run --project LocalHost), and give this verb the same --port-base.",
                    exception
                )
                : new LocalHostException(
                    $"The storage account did not do it: {exception.Message}",
                    "Look whether its name or connection string is right, and whether you may change its blobs and tables.",
                    exception
                );
        }
    }

    public T Get<T>()
        where T : class => _services.GetRequiredService<T>();

    /// <summary>Makes what the verbs write to, where the app has not run yet.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var clients = Get<StorageClients>();
        string[] containers =
        [
            StorageNames.Containers.Boards,
            StorageNames.Containers.Applications,
            StorageNames.Containers.Texts,
            StorageNames.Containers.Search,
        ];
        foreach (var container in containers)
        {
            await clients
                .Blobs.GetBlobContainerClient(container)
                .CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        string[] tables =
        [
            StorageNames.Tables.ApiKeys,
            StorageNames.Tables.Applications,
            StorageNames.Tables.DeadLetters,
            StorageNames.Tables.Outbox,
            StorageNames.Tables.Reconciliations,
        ];
        foreach (var table in tables)
        {
            await clients.Tables.CreateTableIfNotExistsAsync(table, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
