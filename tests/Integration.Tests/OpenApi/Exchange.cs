namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>A request, and the documented answer that it gets.</summary>
/// <param name="Operation">The <c>operationId</c>.</param>
public sealed record Exchange(
    string Operation,
    int Status,
    string Variant,
    Func<Scene, Task<HttpRequestMessage>> Request
)
{
    /// <summary>Whether the request's body is itself as the document describes it.</summary>
    public bool SendsGoodBody => Status is 200 or 201 or 202;

    /// <summary>Whether the document itself tells that the body is wrong.</summary>
    public bool SendsBodyOfWrongShape { get; init; }

    public static IReadOnlyList<Exchange> All { get; } =
    [
        .. ReadingExchanges.All,
        .. ApplyingExchanges.All,
        .. AuthoringExchanges.All,
        .. CandidateExchanges.All,
        .. PrivacyExchanges.All,
        .. WebhookExchanges.All,
        .. DeadLetterExchanges.All,
        .. AccessExchanges.All,
        .. SearchExchanges.All,
        .. ListingExchanges.All,
        .. RecruitingExchanges.All,
        .. EqualityExchanges.All,
    ];

    public override string ToString() =>
        Variant.Length == 0 ? $"{Operation} {Status}" : $"{Operation} {Status} {Variant}";
}
