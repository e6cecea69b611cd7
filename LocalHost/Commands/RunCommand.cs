using System.CommandLine;
using ApplyFunctions.Core.Access;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Azurite;
using ApplyFunctions.LocalHost.Careers;
using ApplyFunctions.LocalHost.Mail;
using ApplyFunctions.LocalHost.Node;
using ApplyFunctions.LocalHost.Ocr;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.Samples;
using ApplyFunctions.LocalHost.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary>Without a verb: starts everything that one machine needs, until Ctrl+C or SIGTERM.</summary>
internal sealed class RunCommand(TextWriter output, TextWriter errors, TimeProvider time)
{
    /// <summary>The sample board.</summary>
    public const string Board = "example";

    /// <summary>The API key of the sample boards: known to everybody, and good on this machine only.</summary>
    public const string Key = "local-development-key";

    private readonly Option<bool> _noApp = new("--no-app")
    {
        Description =
            "Start everything but the functions app, and print the settings with which to run it elsewhere, "
            + "for example under Azure Functions Core Tools.",
    };

    private readonly Option<bool> _inMemory = new("--in-memory")
    {
        Description =
            "Keep applications and files in memory alone: nothing of them stays, and large amounts are faster.",
    };

    private readonly Option<string> _board = new("--board")
    {
        HelpName = "NAME",
        Description = "The board that the careers page and the recruiters' pages show.",
        DefaultValueFactory = _ => Board,
    };

    private readonly Option<bool> _traces = new("--traces")
    {
        Description =
            "Have the functions app print its traces here, as the setting Telemetry__Console does.",
    };

    public RootCommand Create()
    {
        var command = new RootCommand(
            "Starts what ApplyFunctions needs on one machine: Azurite, a mail catcher, an OCR emulator, the careers page and the functions app."
        );
        command.Options.Add(Settings.PortBase);
        command.Options.Add(Settings.Data);
        command.Options.Add(_board);
        command.Options.Add(_noApp);
        command.Options.Add(_inMemory);
        command.Options.Add(_traces);
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => RunAsync(parsed, stop), errors)
        );
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var repository = Repository.FindRoot();
        var ports = Settings.Ports(parsed);
        var board = parsed.GetRequiredValue(_board);
        ImportCommand.DemandName(board);
        using var data = DataFolder.Open(Settings.DataFolder(parsed, repository));
        using var key = EventKey.Open(data.WebhookKey);
        using var bundle = PageBundle.Of(PageSource.Careers(repository), data.Careers, output);
        var careers = await CareersAsync(bundle, data, ports, board, stop);
        using var recruitersBundle = PageBundle.Of(
            PageSource.Recruiters(repository),
            data.Recruiters,
            output
        );
        var recruiters = new RecruitersSite(
            data.Recruiters,
            ports,
            board,
            recruitersBundle.RefreshAsync
        );
        var settings = AppSettings.For(ports, key.PublicKey, parsed.GetValue(_traces));
        var withApp = !parsed.GetValue(_noApp);
        var machine = new Machine(
            [
                .. Foundations(ports, data, repository, key, careers, recruiters),
                new AzuriteService(
                    ports,
                    parsed.GetValue(_inMemory) ? null : data.Azurite,
                    NodeInstallation.Of(NodePackage.Azurite, output),
                    time
                ),
            ],
            cancellationToken => SeedAsync(repository, ports, cancellationToken),
            withApp ? App(ports, settings) : null
        );
        await machine.RunAsync(
            async () =>
            {
                await Announcement.WriteAsync(
                    output,
                    machine.Services,
                    data,
                    Key,
                    time.GetElapsedTime(started)
                );
                if (!withApp)
                {
                    await output.WriteLineAsync(
                        "Settings for the app, as local.settings.json beside host.json:"
                    );
                    await output.WriteLineAsync(AppSettings.AsLocalSettings(settings));
                }
            },
            stop
        );
    }

    private IReadOnlyList<IService> Foundations(
        Ports ports,
        DataFolder data,
        string repository,
        EventKey key,
        CareersSite careers,
        RecruitersSite recruiters
    )
    {
        var events = new MailEvents(
            key,
            new Uri($"{Ports.Origin(ports.Functions)}/v1/webhooks/sendgrid"),
            errors,
            time
        );
        var embedding = new EmbeddingSite(
            Path.Combine(repository, "samples", "embed"),
            Ports.Origin(ports.Careers),
            Ports.Origin(ports.Functions)
        );
        var signIn = new SignInSite(ports);
        return
        [
            new LoopbackSite("careers page", ports.Careers, careers.Map, CareersSite.Register),
            new LoopbackSite("page that embeds it", ports.Embedding, embedding.Map),
            new LoopbackSite(
                "recruiters' pages",
                ports.Recruiters,
                recruiters.Map,
                CareersSite.Register
            ),
            new LoopbackSite("sign-in", ports.SignIn, SignInSite.Map, signIn.Register),
            new LoopbackSite(
                "mail catcher",
                ports.Mail,
                site => MailCatcher.Map(site, data.Mail, errors, time, events),
                services => services.AddHostedService(_ => events)
            ),
            new LoopbackSite(
                "OCR emulator",
                ports.Ocr,
                site => site.MapOcrEmulator(),
                services => services.AddOcrEmulator()
            ),
        ];
    }

    /// <summary>Where it can't be put together, for want of a network or with a fault in it, the page is served as it is written.</summary>
    private async Task<CareersSite> CareersAsync(
        PageBundle bundle,
        DataFolder data,
        Ports ports,
        string board,
        CancellationToken stop
    )
    {
        var functions = Ports.Origin(ports.Functions);
        try
        {
            await bundle.RefreshAsync(stop);
            return new CareersSite(data.Careers, functions, board, bundle.RefreshAsync);
        }
        catch (LocalHostException exception)
        {
            await errors.WriteLineAsync(
                $"{exception.Message}{Environment.NewLine}{exception.Remedy} Until then it is served as it is written."
            );
            return new CareersSite(bundle.Source, functions, board);
        }
    }

    private FunctionsApp App(Ports ports, IReadOnlyDictionary<string, string> settings) =>
        new(FunctionsApp.DefaultAssembly, ports.Functions, settings, output.WriteLine, time);

    private async Task SeedAsync(
        string repository,
        Ports ports,
        CancellationToken cancellationToken
    )
    {
        var samples = Path.Combine(repository, "samples", "boards");
        if (!Directory.Exists(samples))
        {
            return;
        }

        var found = await BoardFiles.ReadAsync([samples], board: null, cancellationToken);
        if (found.Faults is [var fault, ..])
        {
            throw new LocalHostException(fault, "Correct the sample, or check it out again.");
        }

        foreach (var sample in found.Documents)
        {
            SampleAddresses.Move(sample.Document, Ports.Origin(ports.Careers));
        }

        await using var storage = AppStorage.Open(AppSettings.StorageConnectionString(ports));
        await storage.PrepareAsync(cancellationToken);
        await new Importer(storage).AddMissingAsync(found, cancellationToken);
        var key = new ApiKey(ApiKey.HashOf(Key), "local development", time.GetUtcNow());
        foreach (
            var board in found.Documents.Select(d => d.Name.Board).Distinct(StringComparer.Ordinal)
        )
        {
            await storage.Get<IApiKeys>().AddAsync(board, key, cancellationToken);
        }
    }
}
