import { announce, h, hiddenText, idOf } from "../dom.js";
import { fileSize, t } from "../messages.js";
import { dropZone } from "./drop-zone.js";
import { allowedTypes, extensionsOf, faultOfFile } from "./file-checks.js";
import { ruleKeyOf, rulesOf, valuesOf } from "./rules.js";

/** A file, chosen or dropped, and checked at once. `onFault` shows what is wrong with it before anything is sent. */
export function fileControl(field, question, { onFault }) {
  const { rules = rulesOf(null) } = question;
  const check = (file) => faultOfFile(file, rules, ruleKeyOf(field));
  const id = idOf(field.name);
  const input = h("input", {
    id, name: field.name, type: "file", class: "visually-hidden file-input",
    accept: extensionsOf(rules).map((extension) => `.${extension}`).join(",") || null, "data-hint": `${id}-hint`,
  });
  const button = h("label", { class: "button secondary file-button", for: id },
    t("attach"), hiddenText(` ${t("forQuestion", question.label)}`));
  const chosen = h("div", { class: "chosen-file", hidden: true });
  const zone = dropZone({
    content: [input, button, h("span", { class: "drop-hint", "aria-hidden": "true" }, t("orDrop"))],
    onDrop: (files) => { input.files = files; take(); },
  });
  const limit = valuesOf(rules, ruleKeyOf(field), "file_bytes")?.max;
  const hint = h("p", { class: "help", id: `${id}-hint` }, limit && t("fileHint", allowedTypes(rules), fileSize(limit)));
  input.addEventListener("change", (event) => {
    // Whether a file is sound is known only after reading it; the question listens to the outcome instead.
    event.stopPropagation();
    take();
  });

  async function take() {
    const file = input.files[0];
    if (!file) return;
    const fault = await check(file);
    if (file !== input.files[0]) return;
    if (fault) input.value = "";
    show(fault ? null : file);
    onFault(fault ? [fault] : []);
    announce(fault ?? t("fileAttached", file.name, fileSize(file.size)));
    tellChange();
  }

  /** That a file has come or gone, which no event of the input tells of. */
  const tellChange = () => input.dispatchEvent(new Event("answerchange", { bubbles: true }));

  function restore(file) {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.files = transfer.files;
    show(file);
  }

  function show(file) {
    chosen.hidden = !file;
    zone.hidden = Boolean(file);
    chosen.replaceChildren(...(file ? [
      h("span", { class: "file-name" }, file.name),
      h("span", { class: "file-size" }, fileSize(file.size)),
      h("button", { class: "button quiet", type: "button", onclick: remove }, t("remove"), hiddenText(` ${file.name}`)),
    ] : []));
    if (file && document.activeElement === input) chosen.querySelector("button").focus();
  }

  function remove() {
    input.value = "";
    show(null);
    input.focus();
    announce(t("fileRemoved"));
    input.dispatchEvent(new Event("fileremoved", { bubbles: true }));
    tellChange();
  }

  return {
    body: h("div", { class: "file" }, zone, chosen, hint),
    // The input is hidden with its zone while a file is attached.
    get target() { return chosen.hidden ? input : chosen.querySelector("button"); },
    inputs: [input],
    isGroup: true,
    isEmpty: () => input.files.length === 0,
    // Checked again before sending: the file may have changed on disk in between.
    faults: async () => (input.files[0] ? [await check(input.files[0])].filter(Boolean) : []),
    append: (form) => input.files[0] && form.append(field.name, input.files[0]),
    state: () => input.files[0],
    restore,
  };
}
