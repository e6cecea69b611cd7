// The rules that the server judges answers by come with the posting (`job.rules`), so that this page has none of its own:
// it only knows how each kind is checked. Without them, as for a posting that can't be had, the server alone checks.

const NONE = { limits: {}, file_types: [], programs: [], patterns: {}, form: [], fields: {} };

export const rulesOf = (job) => job?.rules ?? NONE;

/** The name under which the table has a field: without the brackets of a multi-select, or the number of an entry. */
export const ruleKeyOf = (field) => field.rule ?? field.name.replace(/\[\]$/, "");

/** What a rule of that code says of a field; nothing where the field has none. */
export const valuesOf = (rules, key, code) => rules.fields[key]?.find(({ rule }) => rule === code)?.values;

// What only turns the direction of text hides what it says; the server takes it out of what people read.
const visible = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").trim();

const CHECKS = {
  max_length: (text, { max }) => text.length > max && { max, length: text.length },
  one_line: (text) => /[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text),
  words: (text) => !/[\p{L}\p{Nd}\p{So}]/u.test(visible(text)),
  no_url: (text, _, { patterns }) => new RegExp(patterns.url, "iu").test(visible(text)),
  digits: (text) => !/\p{Nd}/u.test(visible(text)),
  email: (text, _, { patterns }) => !new RegExp(patterns.email, "u").test(text.replace(/^\p{Cf}+|\p{Cf}+$/gu, "")),
  file_bytes: (text, { max }) => {
    const bytes = new TextEncoder().encode(text).length;
    return bytes > max && { max, bytes };
  },
};

/** The first rule that a text breaks, as { rule, values } like the server's faults; nothing where it breaks none. */
export function faultOfText(rules, key, text) {
  if (text === "") return null;
  for (const { rule, values } of rules.fields[key] ?? []) {
    const found = CHECKS[rule]?.(text, values, rules);
    if (found) return { rule, values: found === true ? {} : found };
  }
  return null;
}

/** The same for a month and year, of which the month may be missing. */
export function faultOfDate(rules, key, { year }) {
  const bounds = valuesOf(rules, key, "date");
  if (!bounds) return null;
  const isYear = /^\d{4}$/.test(year) && year >= bounds.min && year <= bounds.max;
  return isYear ? null : { rule: "date", values: bounds };
}

/** Whether one date is after another; within a year only where both have a month. */
export const isAfter = (one, other) =>
  Number(one.year) > Number(other.year) ||
  (Number(one.year) === Number(other.year) && Boolean(one.month && other.month) && Number(one.month) > Number(other.month));
