import { h } from "../../../careers/dom.js";

const MONTHS = new Intl.DateTimeFormat("en", { month: "short" });

/** What was answered, as it was asked. */
export function answersSection({ answers, details }) {
  const { educations = [], employments = [], consents } = details ?? {};
  const given = consents?.given ?? [];
  const blocks = [
    answers.length > 0 && h("dl", { class: "answers" }, answers.map(answer)),
    entries("Education", educations, ({ school, degree, discipline, start, end }) =>
      [school?.text, [degree?.text, discipline?.text].filter(Boolean).join(", "), span(start, end)]),
    entries("Employment", employments, ({ company_name: company, title, start, end, current }) =>
      [title, company, span(start, current ? null : end, current)]),
    given.length > 0 && h("p", { class: "help" }, `Consents given: ${given.join(", ").replace(/_/g, " ")}.`),
  ].filter(Boolean);
  return blocks.length > 0 && h("section", { class: "card", "aria-labelledby": "answers-title" }, h("h2", { id: "answers-title" }, "Answers"), blocks);
}

function answer({ label, field, values = [], labels = [] }) {
  const said = (labels.length > 0 ? labels : values).filter((text) => text !== "");
  return h("div", {}, h("dt", { dir: "auto" }, label || field),
    h("dd", { dir: "auto" }, said.length > 1 ? h("ul", {}, said.map((text) => h("li", {}, text))) : said[0] ?? "–"));
}

const entries = (title, list, partsOf) => list.length > 0 && [
  h("h3", {}, title),
  h("ul", { class: "plain-list entries" }, list.map((entry) => {
    const [first, ...others] = partsOf(entry).filter(Boolean);
    return h("li", { dir: "auto" }, h("strong", {}, first), others.map((text) => h("span", {}, text)));
  })),
];

function span(start, end, isCurrent) {
  const from = dateOf(start);
  const to = isCurrent ? "today" : dateOf(end);
  return [from, to].filter(Boolean).join(" – ");
}

const dateOf = (date) => date && (date.month ? `${MONTHS.format(new Date(2000, date.month - 1))} ${date.year}` : `${date.year}`);
