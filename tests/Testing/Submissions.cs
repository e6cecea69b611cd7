using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Testing;

public static class Submissions
{
    /// <summary>Submits a form past HTTP, to services that a test has composed.</summary>
    public static async Task<SubmitOutcome> SubmitAsync(
        this IServiceProvider services,
        ApplicationForm form,
        CancellationToken cancellationToken
    )
    {
        using var body = form.ToMultipart();
        await using var content = await body.ReadAsStreamAsync(cancellationToken);
        return await services
            .GetRequiredService<SubmitApplication>()
            .ExecuteAsync(
                new SubmitRequest(
                    ApplicationForm.Board,
                    form.Posting,
                    form.IdempotencyKey,
                    new SubmissionBody(content, body.Headers.ContentType!.ToString(), null)
                ),
                cancellationToken
            );
    }
}
