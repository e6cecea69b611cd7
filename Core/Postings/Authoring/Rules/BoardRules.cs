using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring.Rules;

internal static class BoardRules
{
    private const int LongestName = 255;
    private const int LongestVersion = 50;

    public static void Check(JsonObject document, DocumentFaults faults)
    {
        var board = new Place(document, "", faults);
        board["name"].RequiredText(LongestName);
        board["content"].Text(PostingRules.LongestContent);
        Words.EmailAddress(board["support_email"]);
        Words.WebAddress(board["website"]);
        Words.WebAddress(board["privacy_policy_url"]);
        CheckNotice(board["privacy_notice"]);
        board["retention_period"].Whole(least: 1, most: DetailRules.MostDays);
        board["equal_opportunity_statement"].Text(PostingRules.LongestContent);
        board["accessibility_statement"].Text(PostingRules.LongestContent);
        GroupRules.CheckAll(board["departments"]);
        GroupRules.CheckAll(board["offices"]);
        GroupRules.CheckAll(board["sections"]);
    }

    private static void CheckNotice(Place notice)
    {
        if (notice.IsNothing || !notice.IsObject())
        {
            return;
        }

        notice["version"].RequiredText(LongestVersion);
        notice["text"].RequiredText(PostingRules.LongestContent);
    }
}
