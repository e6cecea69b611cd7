import { announce, h } from "../../careers/dom.js";
import { loadEquality } from "../api.js";
import { barTable } from "../charts.js";
import { choice, field } from "../fields.js";
import { formatNumber, formatShare } from "../format.js";
import { postings } from "../postings.js";
import { problemPlace } from "../problems.js";
import { linkTo, moveTo } from "../router.js";

/** How equality questions were answered, as far as no answer can be told to be anybody's. */
export async function equalityView({ route }) {
  const heading = h("h1", { tabindex: "-1" }, "Equality report");
  const jobs = await postings().catch(() => []);
  const posting = choice("posting", [["", "The whole board"], ...jobs.map(({ id, title }) => [String(id), title])], { onchange: change });
  const period = choice("period", periods(), { onchange: change });
  posting.value = route.query.get("posting") ?? "";
  period.value = route.query.get("period") ?? "all";
  if (!period.value) period.value = "all";
  const body = h("div", { class: "dashboard" });
  const problem = problemPlace();
  draw(await loadEquality(asked()));

  const filters = h("div", { class: "found-tools" }, jobs.length > 0 && field("Posting", posting), field("Period", period));

  function asked() {
    return { ...(posting.value && { posting: posting.value }), period: period.value };
  }

  async function change() {
    problem.hide();
    moveTo(linkTo("equality", null, asked()), { replaces: true });
    try {
      const report = await loadEquality(asked());
      draw(report);
      announce(`${report.questions.length} questions.`);
    } catch (error) {
      body.replaceChildren();
      problem.show(error);
    }
  }

  function draw({ questions, threshold }) {
    body.replaceChildren(
      h("p", { class: "help wide" }, `Counts of fewer than ${threshold} people are not shown, and neither is what they could be worked out from. Answers are published when their quarter or year is over. No answer leads to an application.`),
      ...(questions.length === 0
        ? [h("div", { class: "empty" }, h("p", {}, h("strong", {}, "Nothing is published for this yet.")), h("p", {}, "Answers of this quarter appear when it is over."))]
        : questions.map((question) => questionCard(question, threshold))));
  }

  return { title: "Equality report", heading, isWide: true, element: h("div", {}, h("div", { class: "found-head" }, heading, filters), problem.element, body) };
}

function questionCard({ label, people, periods: over, options }, threshold) {
  if (people === null) {
    return h("section", { class: "card" }, h("h2", { dir: "auto" }, label), h("p", { class: "help" }, `Not shown: fewer than ${threshold} people answered.`));
  }
  const rows = options.map(({ label: option, count, share }) => (count === null
    ? { label: option, cells: ["not shown", "not shown"], share: null }
    : { label: option, cells: [formatNumber(count), share === null ? "–" : formatShare(share)], share: share ?? 0 }));
  return h("section", { class: "card" },
    barTable({ caption: label, columns: ["Answer", "People", "Share"], rows }),
    h("p", { class: "help" }, `${formatNumber(people)} people answered, in ${over.join(", ")}.`,
      options.some(({ count }) => count === null) && " “Not shown” is too small a count, or one that would give such a count away."));
}

/** All, this year and the two before, and the quarters of this year and the last, the newest first. */
function periods() {
  const year = new Date().getUTCFullYear();
  const quarters = [year, year - 1].flatMap((one) => [4, 3, 2, 1].map((quarter) => `${one}-Q${quarter}`))
    .filter((quarter) => quarter <= `${year}-Q${Math.floor(new Date().getUTCMonth() / 3) + 1}`);
  return [["all", "All time"], ...[year, year - 1, year - 2].map((one) => [String(one), String(one)]),
    ...quarters.map((quarter) => [quarter, quarter.replace("-Q", ", quarter ")])];
}
