using System.Text.Json.Serialization;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>
/// How the mail catcher is to fail, as a test asks for it with <c>PUT /local/behaviour</c>.
/// </summary>
/// <param name="Status">The status to answer with, 400 to 599. With 429 come SendGrid's rate limit headers.</param>
/// <param name="Hang">Never answer, instead of answering with a status.</param>
/// <param name="Count">For how many requests; without it, until <c>DELETE /local/behaviour</c>.</param>
/// <param name="RetryAfter">Seconds until the rate limit ends, told in <c>X-RateLimit-Reset</c>.</param>
/// <param name="To">Only for mails to this address, so that tests can share one catcher.</param>
/// <param name="Keep">Keep the mail although the answer says otherwise: SendGrid sent it and its answer was lost.</param>
internal sealed record Misbehaviour(
    int? Status = null,
    bool Hang = false,
    int? Count = null,
    int RetryAfter = 1,
    string? To = null,
    bool Keep = false
)
{
    [JsonIgnore]
    public bool IsSound =>
        Count is null or > 0
        && RetryAfter >= 0
        && (Hang ? Status is null : Status is >= 400 and <= 599);

    public bool Concerns(SendGridMail mail) =>
        To is null
        || (mail.Personalizations ?? [])
            .SelectMany(each => each.To ?? [])
            .Any(to => string.Equals(to.Email, To, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The failures that are asked for now: at most one per address, and one for all.</summary>
internal sealed class Misbehaviours
{
    private readonly Lock _gate = new();
    private readonly List<Misbehaviour> _asked = [];

    public IReadOnlyList<Misbehaviour> All()
    {
        lock (_gate)
        {
            return [.. _asked];
        }
    }

    public void Ask(Misbehaviour misbehaviour)
    {
        lock (_gate)
        {
            _asked.RemoveAll(other => other.To == misbehaviour.To);
            _asked.Add(misbehaviour);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _asked.Clear();
        }
    }

    /// <summary>The failure due to this mail, counted as used.</summary>
    public Misbehaviour? Take(SendGridMail mail)
    {
        lock (_gate)
        {
            var index = _asked.FindIndex(one => one.Concerns(mail));
            if (index < 0)
            {
                return null;
            }

            var due = _asked[index];
            if (due.Count == 1)
            {
                _asked.RemoveAt(index);
            }
            else
            {
                _asked[index] = due with { Count = due.Count - 1 };
            }

            return due;
        }
    }
}
