using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Announcements;

/// <summary>
/// A posting as schema.org's <c>JobPosting</c>, with what search engines ask for
/// (https://developers.google.com/search/docs/appearance/structured-data/job-posting).
/// </summary>
internal static class JobPosting
{
    public static WireDocument Of(Posting posting, Board board)
    {
        var description = PostingHtml.Of(posting.Content);
        var page = WebAddress.Of(posting.AbsoluteUrl);
        var company = posting.CompanyName ?? board.Name;
        var job = new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "JobPosting",
            ["title"] = posting.Title,
            ["description"] = description.Length > 0 ? description : posting.Title,
            ["identifier"] = new JsonObject
            {
                ["@type"] = "PropertyValue",
                ["name"] = company,
                ["value"] = FormattableString.Invariant($"{posting.Id}"),
            },
            ["hiringOrganization"] = Organization(company, board, page),
            ["directApply"] = true,
        };
        Add(job, "datePosted", Rfc3339.Of(posting.FirstPublished ?? posting.UpdatedAt));
        Add(job, "validThrough", posting.Deadline?.Instant);
        Add(job, "employmentType", posting.EmploymentType);
        Add(job, "url", page?.AbsoluteUri);
        AddPlaces(job, posting);
        Add(job, "baseSalary", Salary.Of(posting.PayInputRanges ?? []));

        // The usual encoder writes < as \u003C, so that the text can stand in a page as it is.
        return new WireDocument(Encoding.UTF8.GetBytes(job.ToJsonString()), "application/ld+json");
    }

    private static JsonObject Organization(string company, Board board, Uri? page)
    {
        var organization = new JsonObject { ["@type"] = "Organization", ["name"] = company };
        var site = WebAddress.Of(board.Website)?.AbsoluteUri;
        Add(organization, "sameAs", site ?? page?.GetLeftPart(UriPartial.Authority));
        return organization;
    }

    private static void AddPlaces(JsonObject job, Posting posting)
    {
        var named = Place.In(posting.Location?.Name).ToList();
        var ofOffices = (posting.Offices ?? []).SelectMany(o => Place.In(o.Location)).Distinct();

        // What the posting itself says counts; an office's address only says it more exactly.
        var places = named.Exists(p => p.Country is not null) ? named : [.. ofOffices];
        if (Place.IsRemote(posting.Location?.Name))
        {
            job["jobLocationType"] = "TELECOMMUTE";
            Add(
                job,
                "applicantLocationRequirements",
                places
                    .Select(p => p.Country)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(c => new JsonObject { ["@type"] = "Country", ["name"] = c })
            );
            return;
        }

        Add(job, "jobLocation", (places.Count > 0 ? places : named).Select(Address));
    }

    private static JsonObject Address(Place place)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress" };
        Add(address, "addressLocality", place.Locality);
        Add(address, "addressRegion", place.Region);
        Add(address, "addressCountry", place.Country);
        return new JsonObject { ["@type"] = "Place", ["address"] = address };
    }

    private static void Add(JsonObject to, string name, JsonNode? value)
    {
        if (value is not null)
        {
            to[name] = value;
        }
    }

    private static void Add(JsonObject to, string name, DateTimeOffset? moment) =>
        Add(to, name, moment is { } known ? Rfc3339.Format(known) : null);

    private static void Add(JsonObject to, string name, IEnumerable<JsonObject> values)
    {
        var list = values.ToArray<JsonNode>();
        Add(to, name, list.Length > 1 ? new JsonArray(list) : list.FirstOrDefault());
    }
}
