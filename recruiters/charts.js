import { h } from "../careers/dom.js";
import { formatDate, formatNumber } from "./format.js";

const SVG = "http://www.w3.org/2000/svg";

function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A table whose rows have a bar each. `rows`: { label, cells, share }, of which a share of null has no bar and its cells say why.
 * The bars repeat what the cells say, so they are for eyes only.
 */
export function barTable({ caption, columns, rows }) {
  return h("div", { class: "bars-frame" }, h("table", { class: "bars" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)), h("td", { class: "bar", "aria-hidden": "true" }))),
    h("tbody", {}, rows.map(({ label, cells, share }) => h("tr", {},
      h("th", { scope: "row", dir: "auto" }, label),
      cells.map((cell) => h("td", {}, cell)),
      h("td", { class: "bar", "aria-hidden": "true" }, share === null ? null : bar(share)))))));
}

function bar(share) {
  const svg = s("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", focusable: "false" },
    s("rect", { class: "bar-ground", x: 0, y: 0, width: 100, height: 10 }),
    s("rect", { class: "bar-value", x: 0, y: 0, width: Math.round(share * 1000) / 10, height: 10 }));
  return svg;
}

/** A column a day, with the same figures as a table under it. `days`: { day, value }. */
export function dayChart({ title, unit, days }) {
  const most = Math.max(1, ...days.map(({ value }) => value));
  const height = 100;
  const svg = s("svg", { viewBox: `0 0 ${days.length * 10} ${height}`, preserveAspectRatio: "none", role: "img", class: "days", "aria-label": summary({ title, unit, days }) },
    ...days.map(({ day, value }, index) => {
      const tall = Math.max(value > 0 ? 2 : 0.75, (value / most) * height);
      return s("rect", { class: value > 0 ? "bar-value" : "bar-ground", "data-day": day, x: index * 10 + 1, y: height - tall, width: 8, height: tall },
        s("title", {}, `${formatDate(day)}: ${formatNumber(value)}`));
    }));
  return h("figure", { class: "day-chart" },
    h("figcaption", {}, title),
    h("div", { class: "day-frame" }, h("span", { class: "scale", "aria-hidden": "true" }, formatNumber(most)), svg,
      h("p", { class: "axis", "aria-hidden": "true" }, h("span", {}, formatDate(days[0].day)), h("span", {}, formatDate(days.at(-1).day)))),
    h("details", {}, h("summary", {}, "Figures as a table"),
      h("table", { class: "plain" }, h("caption", { class: "visually-hidden" }, title),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Day (UTC)"), h("th", { scope: "col" }, unit))),
        h("tbody", {}, days.map(({ day, value }) => h("tr", {}, h("th", { scope: "row" }, h("time", { datetime: day }, formatDate(day))), h("td", {}, formatNumber(value))))))));
}

function summary({ title, unit, days }) {
  const peak = days.reduce((best, one) => (one.value > best.value ? one : best), days[0]);
  const sum = days.reduce((all, { value }) => all + value, 0);
  return `${title}: ${formatNumber(sum)} ${unit.toLowerCase()} in ${days.length} days; most on ${formatDate(peak.day)}, ${formatNumber(peak.value)}.`;
}
