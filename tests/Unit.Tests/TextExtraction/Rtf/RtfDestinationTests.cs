using System.Text;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Rtf;

/// <summary>What of a document is its text, and where that is read.</summary>
public sealed class RtfDestinationTests
{
    [Theory]
    [InlineData(@"{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}a")]
    [InlineData(@"{\info{\title T}{\author A}{\*\company C}}{\*\generator G;}{\generator G}a")]
    [InlineData(@"{\*\listtable{\list{\listlevel{\leveltext .;}}}}{\listtable x}a")]
    [InlineData(@"{\*\themedata 504b}{\*\datastore 01}{\*\latentstyles{\lsdlockedexcept x;}}a")]
    [InlineData(@"{\*\nosuchdestination x{\b y{\par z}}}a")]
    [InlineData(@"{\*\b x}a")]
    [InlineData(@"a{ \* \nosuchdestination x}")]
    [InlineData(@"{\pict\wmetafile8 0100{\*\blipuid 77}09}a")]
    [InlineData("{{\\NeXTGraphic photo.png \\width10}}a")]
    [InlineData(@"{\*\shppict{\pict 89}}{\nonshppict{\pict 89}}a")]
    [InlineData(@"{\*\bkmkstart x}a{\*\bkmkend x}")]
    [InlineData(@"a{\xe index}{\tc entry}{\*\xe{\v index}}")]
    [InlineData(@"a{\*\atnid AE}{\*\atnauthor Ada}\chatn{\*\annotation{\*\atnref 1}a comment}")]
    [InlineData(@"{\*\ftnsep\chftnsep x}{\ftnsepc y}a")]
    [InlineData(@"{\v unseen}a{\v\v0 }{\deleted gone}{\mvf moved}")]
    [InlineData(@"{\v unseen {\b too}\plain a}")]
    [InlineData(@"{\deleted gone\deleted0 a}")]
    [InlineData(@"a\pard{\*\pn\pnlvlbody{\pntxta .}}")]
    [InlineData(@"{\*\background{\shp{\*\shpinst{\shptxt b}}}}a")]
    [InlineData(@"{\object\objemb{\*\objclass Word.Document.8}{\*\objdata 0105}{\result a}}")]
    [InlineData(@"a\objattph {\*\objattph x}")]
    [InlineData(@"{\mmath{\*\moMath{\mfPr{\mbegChr (}}{\mr a}}}")]
    public async Task What_is_no_text_is_left_out(string body) =>
        (await ReadAsync(body)).Should().Be("a");

    [Theory]
    [InlineData(@"{\webhidden 3}{\revised new}{\*\moveto x}{\mvt here}", "3newhere")]
    [InlineData(@"{\listtext\pard\plain 1.\tab}a\par{\pntext\'95\tab}b", "1.\ta\n•\tb")]
    [InlineData(@"{\*\pn\pnlvlblt{\pntxtb\'b7}}{\pntext\f1\'b7\tab}a", "•\ta")]
    [InlineData(@"{\object{\*\objdata 01}{\result a\par b}}", "a\nb")]
    public async Task What_is_shown_is_kept(string body, string text) =>
        (await ReadAsync(@"{\fonttbl{\f0 A;}{\f1\fcharset2 Symbol;}}" + body)).Should().Be(text);

    [Theory]
    [InlineData(@"a{\header h\par}b{\footer f}c", "h\n\nabc\n\nf")]
    [InlineData(@"{\headerl l}{\headerr r}{\headerf l}a{\footerf r}", "l\n\nr\n\na\n\nr")]
    [InlineData(@"\sectd{\header h}a\sect\sectd{\header h}b", "h\n\na\nb")]
    [InlineData(@"a{\footnote\pard\plain \chftn n}b{\*\footnote m}\par c", "ab\nc\n\nn\nm")]
    [InlineData(@"a{\footnote\ftnalt n\par m}b", "ab\n\nn\nm")]
    [InlineData(@"{\header {\footer f}h}a", "h\n\na\n\nf")]
    [InlineData(@"{\v{\header h}}a", "a")]
    public async Task Headers_notes_and_footers_are_read_around_the_body(
        string body,
        string text
    ) => (await ReadAsync(body)).Should().Be(text);

    [Theory]
    [InlineData(
        @"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt b\par}}{\shprslt{\*\do{\dptxbxtext b}}}}c\par d"
    )]
    [InlineData(@"a{\shp{\shpinst\shpleft0{\shptxt b}}}c\par d")]
    [InlineData(@"a{\*\do\dobxcolumn\dptxbx{\dptxbxtext\pard b\par}\dpx0}c\par d")]
    [InlineData(@"a{\field{\*\fldinst SHAPE}{\fldrslt{\shp{\*\shpinst{\shptxt b}}}}}c\par d")]
    [InlineData(@"a{\shpgrp{\*\shpinst{\shp{\*\shpinst{\shptxt b}}}}}c\par d")]
    [InlineData(@"a{\shp{\*\shpinst{\*\shptxt b}}}c\pard\par d")]
    public async Task A_text_box_is_read_once_after_its_paragraph(string body) =>
        (await ReadAsync(body)).Should().Be("ac\nb\nd");

    [Theory]
    [InlineData(@"a{\shp{\*\shpinst{\shptxt b}}}", "a\nb")]
    [InlineData(@"{\shp{\*\shpinst{\shptxt b}}}\par a", "b\na")]
    [InlineData(@"a{\shp{\*\shpinst{\shptxt b}}}{\shp{\*\shpinst{\shptxt c}}}", "a\nb\nc")]
    [InlineData(
        @"a{\shp{\*\shpinst{\shptxt b{\shp{\*\shpinst{\shptxt c}}}d\par e}}}",
        "a\nbd\nc\ne"
    )]
    [InlineData(@"\intbl a{\shp{\*\shpinst{\shptxt b}}}\cell c\cell\row d", "a\nb\tc\nd")]
    [InlineData(@"{\header h{\shp{\*\shpinst{\shptxt b}}}}a", "h\nb\n\na")]
    [InlineData(@"{\v{\shp{\*\shpinst{\shptxt b}}}}a", "a")]
    [InlineData(@"a{\shp{\*\shpinst{\shptxt b", "a\nb")]
    public async Task Text_boxes_stand_where_they_are_anchored(string body, string text) =>
        (await ReadAsync(body)).Should().Be(text);

    [Fact]
    public async Task Boxes_within_too_many_boxes_keep_their_text()
    {
        var body = string.Concat(Enumerable.Range(0, 12).Select(i => $@"{{\shptxt {i} "));

        (await ReadAsync(body)).Should().Be("0\n1\n2\n3\n4\n5\n6\n7 8 9 10 11");
    }

    [Theory]
    [InlineData(@"\intbl a\cell b\cell\row\intbl c\cell d\cell\row e", "a\tb\nc\td\ne")]
    [InlineData(@"a\intbl\cell b\cell\row", "a\tb")]
    [InlineData(@"a\cell b\cell\row c\cell", "a\tb\nc")]
    [InlineData(@"x\par\trowd\intbl\cell b\cell\row y", "x\n\tb\ny")]
    [InlineData(@"x\par\trowd\intbl a\cell\cell c\cell\row y", "x\na\t\tc\ny")]
    [InlineData(@"\intbl a\par b\par\cell c\cell\row", "a\nb\tc")]
    [InlineData(@"\intbl a\cell\pard\par b\cell", "a\nb")]
    [InlineData(
        @"\intbl a\cell\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
            + @"\pard\intbl d\cell\row e",
        "a\tb\tc\nd\ne"
    )]
    [InlineData(@"\intbl{\v x}\cell b\cell\row", "\tb")]
    public async Task Cells_are_apart_and_rows_are_lines(string body, string text) =>
        (await ReadAsync("|" + body)).Should().Be("|" + text);

    private static async Task<string> ReadAsync(string body) =>
        (await Documents.ReadAsync(Encoding.Latin1.GetBytes($@"{{\rtf1\ansi {body}}}"))).Text;
}
