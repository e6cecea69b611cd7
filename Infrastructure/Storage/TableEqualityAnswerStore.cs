using System.Globalization;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Equality answers for good: table <c>EqualityAnswers</c>, which can be in an account of its own.</summary>
public sealed class TableEqualityAnswerStore(StorageClients clients) : IEqualityAnswerStore
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.EqualityAnswers
    );

    public Task SaveAsync(HeldEqualityAnswers answers, CancellationToken cancellationToken) =>
        Task.WhenAll(
            answers.Answers.Select(answer =>
                _table.UpsertEntityAsync(
                    Row(answers, answer),
                    TableUpdateMode.Replace,
                    cancellationToken
                )
            )
        );

    private static TableEntity Row(HeldEqualityAnswers answers, EqualityAnswer answer) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{answers.Board}-{answers.PostingId}"),
            answer.RecordKey
        )
        {
            ["Schema"] = 1,
            ["Month"] = answers.Month,
            ["QuestionId"] = answer.QuestionId,
            ["OptionIds"] = string.Join(',', answer.OptionIds),
            ["FreeText"] = answer.FreeText,
        };
}
