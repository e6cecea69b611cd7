import { announce, h, hiddenText, idOf } from "../dom.js";
import { fileSize, t } from "../messages.js";
import { pickersFor, pickWith } from "../pickers/pickers.js";
import { dropZone, pasted } from "./drop-zone.js";
import { allowedTypes, extensionsOf, faultOfFile, faultOfLink } from "./file-checks.js";
import { ruleKeyOf, rulesOf, valuesOf } from "./rules.js";

/**
 * A file that was chosen, dropped, pasted or picked elsewhere, and checked at once. `onFault` shows what is wrong with it before
 * anything is sent; `onText` is offered a text that is pasted where a file was expected.
 */
export function fileControl(field, question, { onFault, onText }) {
  const { rules = rulesOf(null) } = question;
  const key = ruleKeyOf(field);
  const limit = valuesOf(rules, key, "file_bytes")?.max;
  const id = idOf(field.name);
  // { file }, or { link: { url, name, bytes } } where the server is to fetch it.
  let held = null;
  // What is being checked: whoever leaves in that moment finds it again.
  let looking = null;
  // Of several that are chosen the newest counts, however long an earlier one takes.
  let turn = 0;
  const forQuestion = () => hiddenText(` ${t("forQuestion", question.label)}`);
  const input = h("input", {
    id, name: field.name, type: "file", class: "visually-hidden file-input",
    accept: extensionsOf(rules).map((extension) => `.${extension}`).join(",") || null, "data-hint": `${id}-hint`,
  });
  const button = h("label", { class: "button secondary file-button", for: id }, t("attach"), forQuestion());
  const pickers = pickersFor(field).map((picker) =>
    h("button", { class: "button secondary picker", type: "button", onclick: () => pickFrom(picker) }, picker.name, forQuestion()));
  const chosen = h("div", { class: "chosen-file", hidden: true });
  const zone = dropZone({
    content: [input, button, pickers, h("span", { class: "drop-hint", "aria-hidden": "true" }, t("orDrop"))],
    onDrop: (file) => take({ file }),
  });
  const status = h("p", { class: "picker-status", hidden: true });
  const hint = h("p", { class: "help", id: `${id}-hint` }, limit && t("fileHint", allowedTypes(rules), fileSize(limit)));
  const paste = (event) => pasted(event, { onFile: (file) => take({ file }), onText });
  // Where nothing can be typed, browsers tell the whole page of a paste, and not the element that has the focus.
  const body = h("div", {
    class: "file",
    onfocusin: () => document.addEventListener("paste", paste),
    onfocusout: () => document.removeEventListener("paste", paste),
  }, zone, chosen, status, hint);
  input.addEventListener("change", (event) => {
    // Whether a file is sound is known only after reading it; the question listens to the outcome instead.
    event.stopPropagation();
    if (input.files[0]) take({ file: input.files[0] });
    // So that the same file, mended, can be chosen again.
    input.value = "";
  });

  const faultOf = ({ file, link }) => (file ? faultOfFile(file, rules, key) : faultOfLink(link, rules, key));

  async function take(found) {
    const mine = ++turn;
    looking = found;
    say("");
    const fault = await faultOf(found);
    if (mine !== turn) return;
    show(fault ? null : found);
    onFault(fault ? [fault] : []);
    announce(fault ?? t("fileAttached", nameOf(found), fileSize(sizeOf(found))));
    tellChange();
  }

  /** That a file has come or gone, which no event of the input tells of. */
  const tellChange = () => input.dispatchEvent(new Event("answerchange", { bubbles: true }));

  async function pickFrom(picker) {
    const mine = ++turn;
    const tell = (words) => mine === turn && say(words);
    onFault([]);
    tell(t("pickerOpening", picker.name));
    const { found, problem } = await pickWith(picker, {
      extensions: extensionsOf(rules), maxBytes: limit, onFetch: (name) => tell(t("pickerFetching", name)),
    });
    if (mine !== turn) return;
    if (found) return take(found);
    say(problem ? "" : t("pickerCancelled"));
    if (problem) onFault([problem]);
    if (problem) announce(problem);
  }

  function say(words) {
    status.textContent = words;
    status.hidden = words === "";
    if (words) announce(words);
  }

  function show(found) {
    const hadFocus = zone.contains(zone.getRootNode().activeElement);
    held = found;
    looking = null;
    chosen.hidden = !found;
    zone.hidden = Boolean(found);
    chosen.replaceChildren(...(found ? [
      h("span", { class: "file-name" }, nameOf(found)),
      h("span", { class: "file-size" }, fileSize(sizeOf(found))),
      h("button", { class: "button quiet", type: "button", onclick: remove }, t("remove"), hiddenText(` ${nameOf(found)}`)),
    ] : []));
    if (found && hadFocus) chosen.querySelector("button").focus();
  }

  function remove() {
    turn++;
    show(null);
    input.focus();
    announce(t("fileRemoved"));
    input.dispatchEvent(new Event("fileremoved", { bubbles: true }));
    tellChange();
  }

  return {
    body,
    // The input is hidden with its zone while a file is attached.
    get target() { return chosen.hidden ? input : chosen.querySelector("button"); },
    inputs: [input],
    isGroup: true,
    isEmpty: () => !held,
    // Checked again before sending: the file may have changed on disk in between.
    faults: async () => (held ? [await faultOf(held)].filter(Boolean) : []),
    append: (form) => {
      if (held?.file) form.append(field.name, held.file);
      if (!held?.link) return;
      form.append(`${field.name}_url`, held.link.url);
      form.append(`${field.name}_url_filename`, held.link.name);
    },
    state: () => looking ?? held ?? undefined,
    // A file that could not be kept comes back as null.
    restore: (state) => {
      turn++;
      show(state.file || state.link ? state : null);
    },
  };
}

const nameOf = ({ file, link }) => (file ?? link).name;
const sizeOf = ({ file, link }) => file?.size ?? link.bytes;
