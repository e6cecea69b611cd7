import { h } from "../../../careers/dom.js";
import { loadFile, loadText } from "../../api.js";
import { busyWith } from "../../busy.js";
import { keepAs } from "../../download.js";
import { fileSize, formatNumber } from "../../format.js";
import { problemPlace } from "../../problems.js";
import { fileField, holdName, holdText, outcomeName, outcomeText } from "../../texts.js";

/** The files, each beside the text that was read from it. The first one is opened; `close` gives their memory back. */
export function filesSection({ id, files }) {
  const addresses = [];
  const isResume = ({ field }) => /^resume(_text)?$/.test(field);
  const order = [...files].sort((one, other) => isResume(other) - isResume(one));
  const parts = order.map((file, index) => filePart({ id, file, isOpen: index === 0, addresses }));
  return {
    element: h("section", { class: "files", "aria-label": "Files" }, parts.length > 0 ? parts : h("p", { class: "card help" }, "No files were attached.")),
    close: () => addresses.splice(0).forEach((address) => URL.revokeObjectURL(address)),
  };
}

function filePart({ id, file, isOpen, addresses }) {
  const { field, file_name: name, format, bytes, text } = file;
  const held = holdName(file);
  const problem = problemPlace();
  const panes = h("div", { class: "panes" });
  const save = h("button", { class: "button secondary", type: "button", onclick: () => busyWith(save, download) }, "Download");
  save.setAttribute("aria-label", `Download ${name}`);
  let isLoaded = false;
  const part = h("details", { class: "card file", ontoggle: () => part.open && load() },
    h("summary", {}, h("h2", {}, fileField(field)),
      h("span", { class: "file-name", dir: "auto" }, name),
      h("span", { class: "help" }, [format.toUpperCase(), fileSize(bytes), text?.pages > 1 && `${text.pages} pages`, text?.language].filter(Boolean).join(" · "))),
    h("p", { class: "file-tools" }, !held && save,
      !held && text?.outcome === "extracted"
        ? h("span", { class: "help" }, `${formatNumber(text.characters)} characters read`)
        : h("span", { class: "help" }, h("strong", {}, held ?? outcomeName(text?.outcome)), ". ", held ? holdText(file) : outcomeText(text?.outcome))),
    problem.element, panes);
  part.open = isOpen;

  async function download() {
    problem.hide();
    await loadFile(id, field).then((blob) => keepAs(blob, name), problem.show);
  }

  /** Once: whoever looks at a file is written down each time that it is handed out. */
  async function load() {
    if (isLoaded || held) return;
    isLoaded = true;
    const isShown = format === "pdf" && navigator.pdfViewerEnabled;
    const isRead = text?.outcome === "extracted" && text.characters > 0;
    if (isShown && isRead) panes.classList.add("two");
    await Promise.all([isShown && showFile(), isRead && showText()]).catch((error) => {
      isLoaded = false;
      problem.show(error);
    });
  }

  async function showFile() {
    // A blob of this type is opened by the browser's own viewer, whatever is in it, and never as a page. Chromium shows no PDF in a
    // frame with the attribute sandbox; the page's policy, which a blob inherits, lets no script of it run.
    const blob = new Blob([await loadFile(id, field)], { type: "application/pdf" });
    const address = URL.createObjectURL(blob);
    addresses.push(address);
    panes.prepend(h("div", { class: "pane" }, h("h3", {}, "File"), h("iframe", { src: `${address}#navpanes=0`, title: `${fileField(field)} as it was attached: ${name}` })));
  }

  async function showText() {
    const content = await loadText(id, field);
    panes.append(h("div", { class: "pane" }, h("h3", { id: `text-${field}` }, "Text"),
      h("div", { class: "file-text", tabindex: "0", role: "region", "aria-labelledby": `text-${field}`, dir: "auto" }, content)));
  }

  return part;
}
