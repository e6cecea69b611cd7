import { h, hiddenText } from "../dom.js";
import { uploadProgress } from "../form/progress.js";
import { questionView } from "../form/question.js";
import { rulesOf } from "../form/rules.js";
import { fileSize, t } from "../messages.js";
import { deadlineMoment } from "../views/deadline.js";
import { changeForm } from "./change-form.js";

/** The files of an application, each with a form to put another in its place. `job` has the labels; null where it can't be had. */
export function fileList({ job, replace }) {
  const note = h("p", { class: "help" });
  const list = h("ul", { class: "own-files plain-list", role: "list" });
  const element = h("section", { "aria-labelledby": "files" }, h("h2", { id: "files" }, t("files")), note, list);
  // Forms that are open outlive changes to other parts of the page.
  const forms = new Map();
  let application;

  function update(current) {
    application = current;
    if (!current.may_replace_files) forms.clear();
    note.replaceChildren(...noteOn(current));
    list.replaceChildren(...[
      ...inOrder(current.files, job).map((file) => entry(file.field, labelOf(file, job), file)),
      ...(current.may_replace_files ? notAttached(current, job).map(({ field, label }) => entry(field, label, null)) : []),
    ]);
  }

  function entry(field, label, file) {
    const form = forms.get(field);
    const open = h("button", { class: "button secondary", type: "button", onclick: () => edit(field, label) },
      t(file ? "replaceFile" : "addFile"), hiddenText(` ${label}`));
    open.hidden = !application.may_replace_files || Boolean(form);
    return h("li", { class: "own-file", "data-field": field },
      h("div", {},
        h("span", { class: "file-label" }, label),
        file
          ? [h("span", { class: "file-name" }, isTyped(file) ? t("typedIn") : file.name), " ", h("span", { class: "file-size" }, fileSize(file.bytes))]
          : h("span", { class: "file-size" }, t("notAttached")),
        file?.unreadable && h("p", { class: "help" }, t(application.may_replace_files ? "fileUnusable" : "fileUnusableClosed"))),
      open, form?.element);
  }

  function edit(field, label) {
    const question = questionView({
      rules: rulesOf(job), key: `new-${field}`, label: t("newFile", label), required: true, fields: [{ name: field, type: "input_file", options: [], takesLinks: false }],
    });
    const progress = uploadProgress(`upload-${field}`);
    const send = () => {
      const body = new FormData();
      question.append(body);
      progress.start();
      return replace({ field, label, body, question, onProgress: progress.update, close: () => forms.delete(field) });
    };
    const form = changeForm({
      id: `file-form-${field}`, label: t("newFile", label), questions: [question], submit: t("sendFile"), send, progress,
      onCancel: () => { forms.delete(field); update(application); buttonOf(field)?.focus(); },
    });
    forms.set(field, form);
    update(application);
    form.focus();
  }

  const buttonOf = (field) => list.querySelector(`[data-field="${CSS.escape(field)}"] > button`);
  return { element, update };
}

function noteOn(application) {
  const { files_until: until, files_until_time_zone: zone, may_replace_files: mayReplace, may_change: mayChange } = application;
  if (!mayChange) return [];
  const deadline = until && deadlineMoment({ application_deadline: until, application_deadline_time_zone: zone });
  if (!mayReplace) return deadline ? [t("filesClosedOn"), " ", ...deadline, "."] : [t("filesClosedText")];
  return deadline ? [t("filesUntil"), " ", ...deadline, "."] : [t("filesWhileOpen")];
}

/** As the form asks for them; without the posting the resume comes first. */
function inOrder(files, job) {
  const asked = (job?.questions ?? []).flatMap(({ fields }) => fields.map(({ name }) => name));
  const order = asked.length > 0 ? asked : ["resume", "resume_text", "cover_letter", "cover_letter_text"];
  const place = ({ field }) => (order.includes(field) ? order.indexOf(field) : order.length);
  return [...files].sort((one, other) => place(one) - place(other));
}

const isTyped = (file) => file.field.endsWith("_text") && file.name === `${file.field}.txt`;

function labelOf({ field }, job) {
  const question = (job?.questions ?? []).find(({ fields }) => fields.some(({ name }) => name === field));
  return question?.label ?? { resume: t("resume"), resume_text: t("resume"), cover_letter: t("coverLetter"), cover_letter_text: t("coverLetter") }[field] ?? t("attachedFile");
}

/** What the posting asks for as a file and the candidate has neither attached nor typed in. */
function notAttached({ files }, job) {
  const has = new Set(files.map(({ field }) => field));
  return (job?.questions ?? [])
    .filter(({ fields }) => !fields.some(({ name }) => has.has(name)))
    .flatMap(({ label, fields }) => fields.filter(({ type }) => type === "input_file").map(({ name }) => ({ field: name, label })));
}
