using System.Net;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Http;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IO;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>
/// Fetches files over HTTPS from the hosts that the settings allow. Whoever can post an application chooses the address, so
/// every step is bounded and every place is checked: see <see cref="LinkRules"/> and <see cref="CheckedConnection"/>.
/// </summary>
internal sealed partial class HttpAttachmentLinks : IAttachmentLinks, IDisposable
{
    private const int MaxRedirects = 3;

    private readonly TimeSpan _timeout;
    private readonly LinkRules _rules;
    private readonly RecyclableMemoryStreamManager _buffers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpMessageInvoker _client;

    public HttpAttachmentLinks(
        IOptions<LinkOptions> options,
        INetwork network,
        RecyclableMemoryStreamManager buffers,
        TimeProvider time,
        ILogger<HttpAttachmentLinks> logger
    )
    {
        _timeout = options.Value.Timeout;
        _rules = new LinkRules(options.Value);
        _buffers = buffers;
        _time = time;
        _logger = logger;
        _client = CheckedClient.Create(new CheckedConnection(_rules.Hosts, network), _timeout);
    }

    public async Task<LinkedFile> FetchAsync(
        AttachmentLink link,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        var (file, fault) = await TryFetchAsync(link, maxBytes, cancellationToken);
        if (fault is null)
        {
            return LinkedFile.Of(file!);
        }

        LogNotFetched(fault.Reason);
        return LinkedFile.Refused(fault.Message);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Fetched> TryFetchAsync(
        AttachmentLink link,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        if (LinkAddress.TryRead(link.Address, out var address) is { } fault)
        {
            return new Fetched(fault);
        }

        using var limit = new CancellationTokenSource(_timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        try
        {
            return await FollowAsync(link, address, maxBytes, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Fetched(LinkFault.TooSlow(_timeout));
        }
        catch (HttpRequestException e)
        {
            return new Fetched(
                e.InnerException is NotPublicException ? LinkFault.NotPublic : LinkFault.Unreachable
            );
        }
        catch (IOException)
        {
            return new Fetched(LinkFault.Broken);
        }
    }

    private async Task<Fetched> FollowAsync(
        AttachmentLink link,
        Uri given,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        var address = given;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            address = ShareLinks.Direct(address);
            if (_rules.Check(address) is { } fault)
            {
                return new Fetched(redirects == 0 ? fault : LinkFault.LeadsElsewhere);
            }

            using var request = Get(address);
            using var response = await _client.SendAsync(request, cancellationToken);
            if (!IsRedirect(response))
            {
                return await ReadAsync(link, given, response, maxBytes, cancellationToken);
            }

            var location = response.Headers.NonValidated["Location"].ToString();
            if (LinkAddress.TryFollow(address, location, out address) is { } astray)
            {
                return new Fetched(astray);
            }
        }

        return new Fetched(LinkFault.LeadsInCircles);
    }

    private async Task<Fetched> ReadAsync(
        AttachmentLink link,
        Uri given,
        HttpResponseMessage response,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        var content = response.Content;
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NoContent))
        {
            return new Fetched(LinkFault.Of(response.StatusCode));
        }

        if (content.Headers.ContentEncoding.Any(e => e != "identity"))
        {
            // It was asked for as it is. Unpacking is where small answers become large.
            return new Fetched(LinkFault.Broken);
        }

        if (content.Headers.ContentLength > maxBytes)
        {
            return new Fetched(LinkFault.TooLarge(maxBytes));
        }

        var buffer = _buffers.GetStream(nameof(HttpAttachmentLinks));
        var kept = false;
        try
        {
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            if (!await buffer.FillAsync(body, maxBytes, cancellationToken))
            {
                return new Fetched(LinkFault.TooLarge(maxBytes));
            }

            var bytes = buffer.GetReadOnlySequence();
            if (WebPages.IsPage(content.Headers.ContentType?.MediaType, bytes))
            {
                return new Fetched(LinkFault.WebPage);
            }

            kept = true;
            var name = LinkFileName.Of(link.FileName, response, given);
            return new Fetched(new SubmittedFile(link.Field, name, bytes, buffer));
        }
        finally
        {
            if (!kept)
            {
                await buffer.DisposeAsync();
            }
        }
    }

    private static HttpRequestMessage Get(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("ApplyFunctions");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.AcceptEncoding.ParseAdd("identity");
        return request;
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        && response.Headers.NonValidated.Contains("Location");

    [LoggerMessage(601, LogLevel.Information, "A file was not fetched by its link: {Reason}")]
    private partial void LogNotFetched(string reason);

    private readonly record struct Fetched(SubmittedFile? File, LinkFault? Fault)
    {
        public Fetched(LinkFault fault)
            : this(null, fault) { }

        public Fetched(SubmittedFile file)
            : this(file, null) { }
    }
}
