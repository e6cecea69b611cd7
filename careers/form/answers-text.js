import { h } from "../dom.js";
import { t } from "../messages.js";

/** What was filled in, as plain text to take along: the questions and answers that are kept, with the names of files. */
export function answersText(title, sections) {
  const lines = sections.filter((section) => section.isKept).flatMap((section) => linesOf(section));
  return [title, "", ...lines, ""].join("\n");
}

function linesOf(section) {
  let entry = null;
  return section.questions().flatMap((question) => {
    const words = question.label ? wordsOf(question.element) : "";
    if (!words) return [];
    const heading = question.element.closest(".entry")?.querySelector("h4").textContent ?? null;
    const isNew = heading !== entry;
    entry = heading;
    return [...(isNew ? [heading] : []), `${question.label}: ${words}`];
  });
}

function wordsOf(element) {
  const fields = [...element.querySelectorAll("input, select, textarea")];
  return fields.filter((field) => !isPutAway(field, element)).map(wordOf).filter(Boolean).join(", ");
}

// The other way to give a document, or the free text of an option that is not chosen.
const isPutAway = (field, element) =>
  field.type !== "file" && field.closest("[hidden]") !== null && element.contains(field.closest("[hidden]"));

function wordOf(field) {
  if (field.type === "file") return field.closest(".file:not([hidden])")?.querySelector(".file-name")?.textContent;
  if (field.type === "checkbox" || field.type === "radio") return field.checked && field.labels[0]?.textContent;
  if (field.tagName === "SELECT") return field.value && field.selectedOptions[0].text;
  return field.value.trim();
}

/** Two ways to take the answers along where they can't be sent any more. `text` gives them. */
export function answersAway({ text }) {
  const said = h("span", { class: "help", role: "status" });

  async function copy() {
    const isCopied = await navigator.clipboard.writeText(text()).then(() => true, () => false);
    said.textContent = t(isCopied ? "answersCopied" : "answersNotCopied");
  }

  return h("p", { class: "buttons answers-away" },
    h("button", { class: "button secondary", type: "button", onclick: copy }, t("answersCopy")),
    h("button", { class: "button secondary", type: "button", onclick: () => saveFile(new Blob([text()], { type: "text/plain" }), "answers.txt") },
      t("answersDownload")),
    said);
}

/** Hands something to the reader as a file. */
export function saveFile(blob, name) {
  const href = URL.createObjectURL(blob);
  h("a", { href, download: name }).click();
  // The browser has taken it by then, or never will.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
