using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Unit.Tests.Email;

internal static class Samples
{
    public static readonly MailModel Normal = new(
        "Ada",
        "Lovelace",
        "Analyst (Engines)",
        "Babbage & Daughters",
        "https://jobs.example.com/analyst?ref=a&lang=en",
        "4127-a3-01J9ZK6Q5B",
        new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.Zero),
        null,
        "jobs@example.com",
        "https://example.com/privacy",
        "en"
    );

    public static readonly MailModel RightToLeft = Normal with
    {
        FirstName = "נועה 👩🏽‍🚀",
        LastName = "لوي",
        PostingTitle = "مهندسة برمجيات 🚀 (C#)",
        CompanyName = "שמיים בע\"מ",
        ReceivedAt = new DateTimeOffset(2026, 3, 1, 9, 7, 0, new TimeSpan(5, 45, 0)),
        PostingUrl = null,
        SupportEmail = null,
        Language = "he-IL",
    };

    public static readonly MailModel Hostile = Normal with
    {
        FirstName = "<script>alert('x')</script>\r\nBcc: eve",
        LastName = "{{ reference }}{% raw %}&amp;\"><img src=x>\u202e\u0000",
        PostingTitle = "Clerk</title><b>\r\n\r\nSubject: x",
        CompanyName = "A</bdi></h1> {{ support_email }} ]]>",
        PostingUrl = "javascript:alert(1)",
        PrivacyPolicyUrl = "https://example.com/\"onmouseover=\"alert(1)",
        SupportEmail = "jobs+\"<b>\"@example.com",
    };
}
