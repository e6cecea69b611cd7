// Every language needs it, so it need not be waited for once more when a language is there.
import "./messages/grammar.js";

// The page's own words. A view is in one language: that of its posting where there is one, else the reader's. So the
// language can change from view to view, and is loaded when a view first needs it.
const FILES = {
  en: () => import("./messages/en.js"),
  de: () => import("./messages/de.js"),
  fr: () => import("./messages/fr.js"),
};
const FALLBACK = "en";

let spoken = { language: FALLBACK, locale: FALLBACK, messages: {} };
/** The locale in which dates and numbers are written: the reader's own, where it is of the language that is spoken. */
export let locale = FALLBACK;

/** Loads the words of a language; where there are none, of the reader's; else English. Answers what `speak` takes. */
export async function learn(tag) {
  const read = navigator.languages ?? [];
  const language = [tag, ...read, FALLBACK].filter(Boolean).map(primaryOf).find((one) => Object.hasOwn(FILES, one));
  const file = await FILES[language]();
  return { language, locale: read.find((one) => primaryOf(one) === language) ?? language, messages: file.default };
}

const primaryOf = (tag) => tag.toLowerCase().split("-")[0];

/** From now on the page speaks this language. */
export function speak(speech) {
  use(speech);
  document.documentElement.lang = speech.language;
  document.documentElement.dir = speech.messages.direction;
}

/** Makes a view in its language, whatever the page speaks at that moment. */
export function speaking(speech, make) {
  const before = spoken;
  use(speech);
  try {
    return { ...make(), speech };
  } finally {
    use(before);
  }
}

/** For what is told in a place of its own, such as an element in another page: its language, and nothing of the page. */
export function use(speech) {
  spoken = speech;
  ({ locale } = speech);
}

/** A message by its key; messages that take values are functions. */
export function t(key, ...values) {
  const message = spoken.messages[key];
  if (message === undefined) throw new Error(`No message "${key}" in ${spoken.language}`);
  return typeof message === "function" ? message(...values) : message;
}

export const list = (words, type = "conjunction") => new Intl.ListFormat(locale, { type }).format(words);

/** Rounded up, so that a file just over a limit never seems to have exactly the limit's size. */
export function fileSize(bytes) {
  const [exact, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "kilobyte"] : [bytes / 1024 ** 2, "megabyte"];
  const value = unit === "kilobyte" ? Math.ceil(exact) : Math.ceil(exact * 10) / 10;
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value).replace(" ", "\u00a0");
}
