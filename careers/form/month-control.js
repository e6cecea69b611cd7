import { h, idOf } from "../dom.js";
import { locale, t } from "../messages.js";
import { messageOf } from "./fault-messages.js";
import { faultOfDate, ruleKeyOf, rulesOf } from "./rules.js";
import { wireOf } from "./text-controls.js";

/** A month of a year. Some people know only the year, and that is enough. */
export function monthControl(field, { rules = rulesOf(null) }) {
  const id = idOf(field.name);
  const month = h("select", { id: `${id}-month`, name: `${field.name}.month` },
    h("option", { value: "" }, t("noMonth")),
    monthNames().map((name, index) => h("option", { value: index + 1 }, name)));
  const year = h("input", { id: `${id}-year`, name: `${field.name}.year`, type: "text", inputmode: "numeric", autocomplete: "off" });
  const value = () => year.value.trim();
  return {
    body: h("div", { class: "month" },
      h("div", {}, h("label", { for: month.id }, t("month")), h("div", { class: "select" }, month)),
      h("div", {}, h("label", { for: year.id }, t("year")), year)),
    target: month,
    inputs: [month, year],
    isGroup: true,
    isEmpty: () => month.value === "" && value() === "",
    date: () => ({ month: month.value, year: value() }),
    faults: () => {
      if (month.value === "" && value() === "") return [];
      return [faultOfDate(rules, ruleKeyOf(field), { year: value() })].filter(Boolean).map(messageOf);
    },
    append: (form) => {
      if (month.value !== "") form.append(`${wireOf(field)}[month]`, month.value);
      if (value() !== "") form.append(`${wireOf(field)}[year]`, value());
    },
    state: () => (month.value === "" && year.value === "" ? undefined : { month: month.value, year: year.value }),
    restore: (state) => { month.value = state.month; year.value = state.year; },
  };
}

function monthNames() {
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
}
