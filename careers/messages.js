import en from "./messages/en.js";

const messages = en;

/** The language of the page's own words, and the locale in which dates and numbers are written. */
export const locale = navigator.languages?.find((tag) => tag.toLowerCase().startsWith("en")) ?? "en";

/** A message by its key; messages that take values are functions. */
export function t(key, ...values) {
  const message = messages[key];
  if (message === undefined) throw new Error(`No message "${key}"`);
  return typeof message === "function" ? message(...values) : message;
}

export const list = (words, type = "conjunction") => new Intl.ListFormat(locale, { type }).format(words);

/** Rounded up, so that a file just over a limit never seems to have exactly the limit's size. */
export function fileSize(bytes) {
  const [exact, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "kilobyte"] : [bytes / 1024 ** 2, "megabyte"];
  const value = unit === "kilobyte" ? Math.ceil(exact) : Math.ceil(exact * 10) / 10;
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value).replace(" ", "\u00a0");
}

/** The words of a language. There is one so far. */
export const learn = async () => ({ language: "en", messages: { direction: "ltr" } });

/** Makes a view in its language. */
export const speaking = (speech, make) => ({ ...make(), speech });

/** From now on this language is spoken. */
export const use = () => {};
