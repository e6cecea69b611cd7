import { announce, h } from "../../careers/dom.js";
import { loadIntake } from "../api.js";
import { barTable, dayChart } from "../charts.js";
import { choice, field } from "../fields.js";
import { formatDuration, formatNumber } from "../format.js";
import { problemPlace } from "../problems.js";
import { linkTo, moveTo } from "../router.js";
import { outcomeName, stageName } from "../texts.js";

const SPANS = ["7", "30", "90", "365"];

/** What comes in, and whether everything that is owed for it is done. No figure here is about anybody. */
export async function intakeView({ route }) {
  const asked = route.query.get("days");
  const heading = h("h1", { tabindex: "-1" }, "Intake");
  const days = choice("days", SPANS.map((span) => [span, `Last ${span} days`]), { onchange: change });
  days.value = SPANS.includes(asked) ? asked : "30";
  const body = h("div", { class: "dashboard" });
  const problem = problemPlace();
  draw(await loadIntake(days.value));

  async function change() {
    problem.hide();
    moveTo(linkTo("intake", null, { days: days.value }), { replaces: true });
    try {
      draw(await loadIntake(days.value));
      announce(`Last ${days.value} days.`);
    } catch (error) {
      problem.show(error);
    }
  }

  function draw(intake) {
    body.replaceChildren(
      h("dl", { class: "tiles" }, tiles(intake).map(({ name, value, note, isAlarm }) =>
        h("div", { class: isAlarm ? "tile alarm" : "tile" }, h("dt", {}, name), h("dd", {}, h("strong", {}, value), note && h("span", {}, note))))),
      h("div", { class: "card" }, dayChart({ title: "Applications a day", unit: "Applications", days: intake.per_day.map(({ day, applications: value }) => ({ day, value })) })),
      h("div", { class: "card" }, counts("By stage", "Stage", intake.by_stage, ({ stage }) => stageName(stage))),
      h("div", { class: "card" }, counts("By source", "Source", intake.by_source, ({ source }) => source ?? "Not said")),
      h("div", { class: "card" }, counts("By what became of reading the files", "Text", intake.by_text, ({ outcome }) => outcomeName(outcome))));
  }

  return {
    title: "Intake", heading, isWide: true,
    element: h("div", {}, h("div", { class: "found-head" }, heading, h("div", { class: "found-tools" }, field("Time", days))), problem.element, body),
  };
}

function tiles({ applications, flagged, confirmation, outbox, dead_letters: letters }) {
  const median = confirmation?.median_seconds ?? null;
  return [
    { name: "Applications", value: formatNumber(applications) },
    { name: "Flagged by the bot check", value: formatNumber(flagged) },
    {
      name: "Until the confirmation was sent", value: median === null ? "–" : formatDuration(median),
      note: median === null ? "none was sent yet" : `median of ${formatNumber(confirmation.of)}`,
    },
    {
      name: "Work that is owed", value: formatNumber(outbox.pending),
      note: outbox.pending > 0 && outbox.oldest_seconds !== null ? `oldest for ${formatDuration(outbox.oldest_seconds)}` : "nothing waits",
      isAlarm: outbox.pending > 0 && outbox.oldest_seconds > 900,
    },
    { name: "Work given up", value: formatNumber(letters), note: letters > 0 ? "dead letters wait for a replay" : "no dead letters", isAlarm: letters > 0 },
  ];
}

function counts(caption, column, list, nameOf) {
  const valueOf = (entry) => entry.applications ?? entry.files ?? 0;
  const most = Math.max(1, ...list.map(valueOf));
  return list.length === 0 ? [h("h2", {}, caption), h("p", { class: "help" }, "Nothing yet.")]
    : barTable({
      caption, columns: [column, "Count"],
      rows: list.map((entry) => ({ label: nameOf(entry), cells: [formatNumber(valueOf(entry))], share: valueOf(entry) / most })),
    });
}
