namespace ApplyFunctions.Core.Privacy;

public static class PrivacyProblems
{
    public static Problem NoSuchReceipt { get; } =
        new(
            404,
            "receipt-not-found",
            "There is no receipt of this name. It is the 32 characters that the answer to the erasure gave.",
            "Receipt not found"
        );

    public static Problem NoSuchApplication { get; } =
        new(
            404,
            "application-not-found",
            "The board has no application with this id. It may have been erased.",
            "Application not found"
        );

    public static Problem NoPersonNamed { get; } =
        new(
            422,
            "person-not-named",
            "The body must say whom it is about: {\"email\": \"name@example.com\"}.",
            "Invalid attributes: email"
        )
        {
            Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["email"] = ["The email address of the person is required."],
            },
        };

    public static Problem NoSuchPerson { get; } =
        new(
            404,
            "person-not-found",
            "The board has no application of anybody with this email address.",
            "Person not found"
        );
}
