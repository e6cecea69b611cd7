using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Privacy;

/// <summary>Has all applications of a person erased that <see cref="FindPerson"/> has found.</summary>
public sealed class ErasePerson(RequestErasure erasure)
{
    public async Task<IReadOnlyList<ErasureReceipt>> ExecuteAsync(
        IReadOnlyList<StoredApplication> applications,
        CancellationToken cancellationToken
    )
    {
        var receipts = new List<ErasureReceipt>();
        foreach (var application in applications)
        {
            var receipt = await erasure.ExecuteAsync(
                application.Id,
                ErasureReason.Company,
                cancellationToken
            );
            if (receipt is not null)
            {
                receipts.Add(receipt);
            }
        }

        return receipts;
    }
}
