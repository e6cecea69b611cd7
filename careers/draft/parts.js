const MARK = "$file";

/** Answers without their files, and the files, which are stored apart: they are large and seldom change. */
export function takeApart(answers) {
  const files = [];
  const text = mapped(answers, (value) => (value instanceof Blob ? { [MARK]: files.push(value) - 1 } : undefined));
  return { text, files };
}

/** The opposite. Where a file is missing, so is its answer. */
export function putTogether(text, files) {
  return mapped(text, (value) => (value !== null && typeof value === "object" && MARK in value ? files[value[MARK]] ?? null : undefined));
}

/** A copy of plain data in which some values are replaced: those for which `replace` gives one. */
function mapped(value, replace) {
  const replacement = replace(value);
  if (replacement !== undefined) return replacement;
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapped(inner, replace)]));
}
