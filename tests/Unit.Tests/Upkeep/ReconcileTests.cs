using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Upkeep;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Upkeep;

public sealed class ReconcileTests
{
    private static readonly ApplicationId[] Ids =
    [
        .. new[] { (7L, "00", 'a'), (7, "0f", 'b'), (70, "00", 'c'), (701, "a0", 'd') }.Select(
            i => new ApplicationId(i.Item1, i.Item2, new string(i.Item3, ApplicationId.CodeLength))
        ),
    ];

    [Fact]
    public async Task What_agrees_is_counted_and_left_alone()
    {
        var lab = new ReconcileLab();
        foreach (var id in Ids)
        {
            lab.AddWhole(id);
        }

        var found = await lab.RunAsync();

        found.Differences.Should().Be(0);
        found.Boards.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("bakery", 4));
        found
            .Texts.Should()
            .Equal(new Dictionary<TextOutcome, int> { [TextOutcome.Extracted] = 4 });
        found.Mails.Should().Equal(new Dictionary<MailState, int> { [MailState.Sent] = 4 });
        (found.FileRows, found.FileBlobs, found.TextBlobs).Should().Be((4, 4, 4));
        (found.Unreferenced, found.Deleted).Should().Be((0, 0));
        found.DeadLettersWaiting.Should().Be(ReconcileLab.Letters);
        lab.Saved.Should().Be(found);
        lab.Logged.Should().BeFalse();
    }

    [Theory]
    [InlineData(ScannerKind.None, null, "outcome", 1, 0)]
    [InlineData(ScannerKind.None, null, null, 0, 0)]
    [InlineData(ScannerKind.None, ScanState.Infected, "outcome", 0, 0)]
    [InlineData(ScannerKind.ClamAv, null, "outcome", 0, 1)]
    [InlineData(ScannerKind.ClamAv, null, null, 0, 1)]
    [InlineData(ScannerKind.ClamAv, ScanState.Pending, "outcome", 0, 1)]
    [InlineData(ScannerKind.ClamAv, ScanState.Infected, "outcome", 0, 0)]
    [InlineData(ScannerKind.ClamAv, ScanState.Unscannable, "outcome", 0, 0)]
    [InlineData(ScannerKind.ClamAv, ScanState.Clear, "outcome", 1, 0)]
    [InlineData(ScannerKind.ClamAv, ScanState.Clear, null, 0, 0)]
    public async Task A_file_without_a_scan_is_missed_where_files_are_scanned(
        ScannerKind scanner,
        ScanState? scan,
        string? lacks,
        int outcomes,
        int unscanned
    )
    {
        var lab = new ReconcileLab { Scanner = scanner };
        lab.AddWhole(Ids[0], lacks, scan: scan);

        var found = await lab.RunAsync();

        (found.MissingOutcomes, found.UnscannedFiles).Should().Be((outcomes, unscanned));
        found.Differences.Should().Be(outcomes + unscanned);
    }

    public static TheoryData<string, int, int, int, int, int> Missing =>
        new()
        {
            { "file", 1, 0, 0, 0, 0 },
            { "outcome", 0, 1, 0, 0, 0 },
            { "text", 0, 0, 1, 0, 0 },
            { "mail", 0, 0, 0, 1, 0 },
            { "webhooks", 0, 0, 0, 0, 1 },
        };

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task What_is_missing_is_a_difference_wherever_it_is_once_the_work_had_its_time(
        string what,
        int files,
        int outcomes,
        int texts,
        int mails,
        int webhooks
    )
    {
        foreach (var lacking in Ids)
        {
            foreach (var isYoung in (bool[])[false, true])
            {
                var lab = new ReconcileLab();
                foreach (var id in Ids)
                {
                    lab.AddWhole(id, id == lacking ? what : null, isYoung);
                }

                var found = await lab.RunAsync();

                var expected = isYoung
                    ? (0, 0, 0, 0, 0)
                    : (files, outcomes, texts, mails, webhooks);
                (
                    found.MissingFiles,
                    found.MissingOutcomes,
                    found.MissingTexts,
                    found.MissingMails,
                    found.UntoldWebhooks
                )
                    .Should()
                    .Be(expected);
                lab.Logged.Should().Be(!isYoung);
            }
        }
    }

    /// <summary>Any part of what could be stored of each application, old or young: what belongs to none goes when it is old.</summary>
    [Fact]
    public async Task Only_what_is_old_and_belongs_to_no_application_is_deleted() =>
        await Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
            .Array[Ids.Length]
            .SampleAsync(
                async cases =>
                {
                    var lab = new ReconcileLab();
                    lab.AddWhole(
                        new ApplicationId(9, "00", new string('z', ApplicationId.CodeLength))
                    );
                    var expected = new List<StoredItem>();
                    foreach (var (id, (hasHead, hasFile, hasRow, hasText, isOld)) in Ids.Zip(cases))
                    {
                        var left = lab.AddParts(id, hasHead, hasFile, hasRow, hasText, isOld);
                        expected.AddRange(isOld ? left : []);
                    }

                    var found = await lab.RunAsync();

                    lab.Deleted.Should().BeEquivalentTo(expected);
                    found.Deleted.Should().Be(expected.Count);
                    found.Unreferenced.Should().Be(expected.Count);
                },
                iter: 300
            );

    [Fact]
    public async Task Without_a_single_application_nothing_is_deleted()
    {
        var lab = new ReconcileLab();
        lab.AddParts(Ids[0], false, true, false, true, isOld: true);

        var found = await lab.RunAsync();

        lab.Deleted.Should().BeEmpty();
        found.Unreferenced.Should().Be(2);
        lab.Logged.Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_is_touched_while_it_is_looked_at_stays()
    {
        var lab = new ReconcileLab { IsTouched = true };
        lab.AddWhole(Ids[0]);
        lab.AddParts(Ids[1], false, true, false, false, isOld: true);

        var found = await lab.RunAsync();

        (found.Unreferenced, found.Deleted).Should().Be((1, 0));
    }

    /// <summary>What lets rows and blobs be read side by side.</summary>
    [Fact]
    public void Rows_and_blobs_come_in_the_same_order()
    {
        var ids =
            from posting in Gen.Long[0, 1_200]
            from bucket in Gen.Byte
            from digest in Gen.Byte.Array[13]
            select ApplicationId.Of(posting, bucket, digest);
        ids.List[0, 60]
            .Sample(list =>
            {
                var byRow = list.OrderBy(i => i.Partition, StringComparer.Ordinal)
                    .ThenBy(i => i.Code, StringComparer.Ordinal);
                var byBlob = list.OrderBy(
                    i => new FileId(i, "resume").BlobName,
                    StringComparer.Ordinal
                );
                byRow.Should().Equal(byBlob);
            });
    }
}
