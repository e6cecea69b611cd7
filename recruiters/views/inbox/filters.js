import { h } from "../../../careers/dom.js";
import { OUTCOME_KINDS, STAGES, outcomeName, stageName } from "../../texts.js";
import { choice, field } from "../../fields.js";
import { FILTERS } from "./found.js";

const HELP = [
  ["kafka python", "both words"],
  ["kafka OR rabbit", "one of them"],
  ["“machine learning”", "words side by side, in quotes"],
  ["-intern", "without this word"],
  ["develop*", "words that begin so"],
  ["jonson~", "words that are nearly so"],
  ["name:ada  email:ada@*", "in names, in addresses"],
  ["text:kafka  answer:london", "in files, in answers"],
];

/** The search box and the filters beside the list; `onChange` gets what they ask for. */
export function filtersPanel({ postings, onChange }) {
  const q = h("input", { type: "search", id: "q", name: "q", maxlength: "500", autocomplete: "off", spellcheck: "false", "aria-describedby": "q-note" });
  const controls = {
    posting: choice("posting", [["", "All postings"], ...postings.map(({ id, title }) => [String(id), title])]),
    flagged: choice("flagged", [["", "All"], ["true", "Flagged by the bot check"], ["false", "Not flagged"]]),
    text: choice("text", [["", "Anything"], ...OUTCOME_KINDS.map((outcome) => [outcome, outcomeName(outcome)])]),
    source: h("input", { type: "text", id: "source", name: "source", autocomplete: "off" }),
    received_from: h("input", { type: "date", id: "received_from", name: "received_from" }),
    received_to: h("input", { type: "date", id: "received_to", name: "received_to" }),
  };
  const stages = STAGES.map((stage) => h("input", { type: "checkbox", id: `stage-${stage}`, value: stage }));
  const clear = h("button", { class: "button quiet", type: "button", onclick: () => { set({}); onChange({}); q.focus(); } }, "Clear all");
  const more = h("details", { class: "filters" },
    h("summary", {}, "Filters"),
    h("div", { class: "filter-fields" },
      h("fieldset", {}, h("legend", {}, "Stage"), STAGES.map((stage, index) =>
        h("div", { class: "tick" }, stages[index], h("label", { for: `stage-${stage}` }, stageName(stage))))),
      field("Posting", controls.posting),
      field("Received from", controls.received_from),
      field("Received to", controls.received_to),
      field("Text of the files", controls.text),
      field("Flags", controls.flagged),
      field("Source", controls.source),
      h("p", {}, clear)));
  const form = h("form", { role: "search", class: "inbox-filters", onsubmit: send, onchange: ({ target }) => target !== q && send() },
    h("div", { class: "search-box" },
      h("label", { for: "q" }, "Search"),
      h("div", { class: "search-line" }, q, h("button", { class: "button", type: "submit" }, "Search")),
      h("p", { class: "help", id: "q-note" }, "Names, addresses, answers and the texts of files."),
      h("details", { class: "search-help" }, h("summary", {}, "How to search"),
        h("dl", {}, HELP.map(([example, what]) => h("div", {}, h("dt", {}, h("code", {}, example)), h("dd", {}, what)))))),
    more);

  // Beside the list there is room for all filters; above it they open on demand.
  const isWide = matchMedia("(min-width: 62rem)");
  more.open = isWide.matches;
  isWide.addEventListener("change", () => (more.open = isWide.matches));

  function send(event) {
    event?.preventDefault();
    onChange(read());
  }

  function read() {
    const values = {
      q: q.value.trim(),
      stage: stages.filter(({ checked }) => checked).map(({ value }) => value).join(","),
      ...Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value.trim()])),
    };
    return Object.fromEntries(FILTERS.map((name) => [name, values[name]]).filter(([, value]) => value));
  }

  function set(filters) {
    q.value = filters.q ?? "";
    for (const [name, control] of Object.entries(controls)) control.value = filters[name] ?? "";
    const chosen = (filters.stage ?? "").split(",");
    for (const stage of stages) stage.checked = chosen.includes(stage.value);
  }

  return { element: form, set, focusSearch: () => { q.focus(); q.select(); } };
}
