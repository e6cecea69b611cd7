import { announce, h } from "../../../careers/dom.js";
import { addNote, deleteNote, loadApplication } from "../../api.js";
import { busyWith } from "../../busy.js";
import { confirmed } from "../../confirm.js";
import { draftOf, keepDraft } from "../../drafts.js";
import { formatMoment } from "../../format.js";
import { problemPlace } from "../../problems.js";
import { may } from "../../roles.js";

const LONGEST = 10_000;

/** What recruiters write down about an application, for one another. */
export function notesCard({ id, reader, onChanged }) {
  const draft = `note/${id}`;
  const text = h("textarea", {
    id: "note", rows: "4", maxlength: LONGEST, "aria-describedby": "note-help", oninput: () => keepDraft(draft, text.value),
  });
  text.value = draftOf(draft) ?? "";
  const button = h("button", { class: "button", type: "submit" }, "Add note");
  const problem = problemPlace();
  const list = h("ol", { class: "plain-list notes" });
  const heading = h("h2", { id: "notes-title", tabindex: "-1" }, "Notes");
  const form = h("form", { onsubmit: send, hidden: !may("changeApplications") },
    h("label", { for: "note" }, "New note"),
    h("p", { class: "help", id: "note-help" }, "Candidates can ask for all that is kept about them: write what they may read."),
    text, button);

  async function send(event) {
    event.preventDefault();
    if (text.value.trim() === "") return text.focus();
    problem.hide();
    await busyWith(button, async () => {
      try {
        await addNote(id, text.value);
        keepDraft(draft, null);
        text.value = "";
        onChanged(await loadApplication(id));
        announce("The note was added.");
      } catch (error) {
        problem.show(error);
      }
    });
  }

  async function remove(note) {
    const isMeant = await confirmed({ title: "Delete this note?", text: "It is gone for everybody, and does not come back.", yes: "Delete note" });
    if (!isMeant) return;
    problem.hide();
    try {
      onChanged(await deleteNote(id, note.note_id));
      heading.focus();
      announce("The note was deleted.");
    } catch (error) {
      problem.show(error);
    }
  }

  const authorOf = ({ author }) => (author?.id === reader.id ? "You" : author?.kind === "key" ? "A program" : `Colleague ${(author?.id ?? "").slice(0, 8)}`);

  return {
    element: h("section", { class: "card", "aria-labelledby": "notes-title" }, heading, list, problem.element, form),
    focus: () => (form.hidden ? false : text.focus()),
    update({ notes = [] }) {
      list.replaceChildren(...notes.map((note) => h("li", {},
        h("p", { class: "note-head" }, h("strong", {}, authorOf(note)), h("time", { datetime: note.at }, formatMoment(note.at)),
          may("changeApplications") && h("button", {
            class: "button quiet", type: "button", "aria-label": `Delete the note of ${formatMoment(note.at)}`, onclick: () => remove(note),
          }, "Delete")),
        h("p", { class: "note-text", dir: "auto" }, note.text))));
    },
  };
}
