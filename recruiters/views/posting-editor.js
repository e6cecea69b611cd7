import { announce, h } from "../../careers/dom.js";
import { loadBoard, loadPosting, savePosting } from "../api.js";
import { busyWith } from "../busy.js";
import { draftOf, keepDraft } from "../drafts.js";
import { postings } from "../postings.js";
import { problemPlace } from "../problems.js";
import { may } from "../roles.js";
import { linkTo, moveTo } from "../router.js";
import { newPosting } from "./editor/document.js";
import { postingFields } from "./editor/fields.js";
import { postingPreview } from "./editor/preview.js";
import { questionsEditor } from "./editor/questions.js";

/** A posting to be written, beside how it will look. Whoever may not write it sees how it looks. */
export async function postingEditorView({ route, become }) {
  const isNew = route.id === "new";
  const draft = `posting/${route.id}`;
  const kept = draftOf(draft);
  const [stored, board] = await Promise.all([isNew ? { version: null, document: newPosting() } : loadPosting(route.id), loadBoard()]);
  let { version } = kept ?? stored;
  const posting = kept?.document ?? stored.document;
  const id = isNew ? kept?.id ?? Date.now() : route.id;
  const preview = postingPreview(board);
  const heading = h("h1", { tabindex: "-1", dir: "auto" }, isNew ? "New posting" : posting.title);
  const back = h("p", { class: "beside" }, h("a", { href: linkTo("postings") }, "Back to the postings"));
  preview.show(posting);
  if (!may("writePostings")) {
    return {
      title: posting.title, heading,
      element: h("div", {}, back, heading, h("p", { class: "help" }, "Your role allows you to read postings, and not to write them."), preview.element),
    };
  }

  const state = h("p", { class: "report", role: "status" }, kept ? "Changes that were not saved are back." : "");
  const problem = problemPlace();
  const faults = h("ul", { class: "fault-list" });
  const summary = h("div", { class: "problem", tabindex: "-1", hidden: true }, h("p", {}, h("strong", {}, "The posting was not saved.")), faults);
  const save = h("button", { class: "button", type: "submit" }, isNew ? "Save posting" : "Save changes");
  const fields = postingFields(posting, changed);
  const questions = questionsEditor(posting, changed);
  const discard = h("button", { class: "button quiet", type: "button", hidden: !kept, onclick: startAnew }, "Discard changes");

  function changed() {
    keepDraft(draft, { document: posting, version, id });
    discard.hidden = false;
    preview.show(posting);
  }

  async function startAnew() {
    keepDraft(draft, null);
    become(await postingEditorView({ route, become }));
    announce("The changes were discarded.");
  }

  async function send(event) {
    event.preventDefault();
    problem.hide();
    showFaults({});
    await busyWith(save, async () => {
      try {
        version = await savePosting(id, posting, version);
        keepDraft(draft, null);
        discard.hidden = true;
        postings({ fresh: true }).catch(() => {});
        state.textContent = "Saved.";
        heading.textContent = posting.title;
        if (isNew) moveTo(linkTo("postings", id), { replaces: true });
      } catch (error) {
        state.textContent = "";
        if (error.status === 412) return conflict();
        if (Object.keys(error.errors ?? {}).length === 0) return problem.show(error);
        showFaults(error.errors);
        summary.focus();
      }
    });
  }

  /** Somebody else saved it meanwhile: what was written here is kept until the reader lets it go. */
  function conflict() {
    problem.say(
      h("p", {}, h("strong", {}, "Somebody else has changed this posting since you opened it. "), "Your version is still here and is not saved."),
      h("p", { class: "buttons" }, h("button", { class: "button secondary", type: "button", onclick: startAnew }, "Discard mine and load theirs"),
        h("button", { class: "button quiet", type: "button", onclick: overwrite }, "Save mine over theirs")));
  }

  async function overwrite() {
    const theirs = await loadPosting(id).catch((error) => problem.show(error));
    if (!theirs) return;
    ({ version } = theirs);
    form.requestSubmit();
  }

  /** Each fault beside its field, and all of them above, as links. */
  function showFaults(errors) {
    const parts = [
      ...fields.parts.map((part) => ({ ...part, fault: part.element.querySelector(".fault") })),
      ...questions.parts(),
    ];
    const open = new Map(Object.entries(errors));
    const items = [];
    for (const { label, control, fault, paths } of parts) {
      const mine = [...open].filter(([path]) => paths.some((one) => path === one || path.startsWith(`${one}.`)));
      const messages = mine.flatMap(([path, texts]) => { open.delete(path); return texts; });
      fault.textContent = messages.join(" ");
      fault.hidden = messages.length === 0;
      messages.length > 0 ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
      items.push(...messages.map((message) => h("li", {}, h("button", { class: "button quiet", type: "button", onclick: () => control.focus() }, `${label}: ${message}`))));
    }
    // What is wrong with what this form does not show.
    for (const [path, texts] of open) items.push(...texts.map((text) => h("li", {}, path && h("code", {}, path), path && ": ", text)));
    faults.replaceChildren(...items);
    summary.hidden = items.length === 0;
  }

  const form = h("form", { class: "editor", novalidate: true, onsubmit: send },
    summary, fields.element, questions.element, problem.element,
    h("div", { class: "editor-foot" }, save, discard, state));
  return {
    title: isNew ? "New posting" : posting.title, heading, isWide: true,
    element: h("div", {}, back, heading, h("div", { class: "editor-body" }, form, preview.element)),
  };
}
