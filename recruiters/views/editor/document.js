// A posting's document is edited in place: what the form does not know stays in it as it was.

/** What a posting begins with: the questions that an application can't be without. */
export function newPosting() {
  const field = (name, type) => ({ name, type, values: [] });
  const question = (label, required, ...fields) => ({ label, description: null, required, fields });
  return {
    title: "", location: { name: "" }, status: "offline", content: "", language: "en",
    questions: [
      question("First Name", true, field("first_name", "input_text")),
      question("Last Name", true, field("last_name", "input_text")),
      question("Email", true, field("email", "input_text")),
      question("Phone", false, field("phone", "input_text")),
      question("Resume/CV", true, field("resume", "input_file"), field("resume_text", "textarea")),
      question("Cover Letter", false, field("cover_letter", "input_file"), field("cover_letter_text", "textarea")),
    ],
  };
}

const STANDARD = /^(first_name|last_name|preferred_name|email|phone|location|resume|cover_letter|latitude|longitude)(_text)?$/;

/** Questions that mean the same in every posting, and whose kind is not to be chosen. */
export const isStandard = ({ fields = [] }) => fields.length !== 1 || STANDARD.test(fields[0].name);

/** Kinds of questions, each with a word for it. */
export const KINDS = [
  ["input_text", "Short text"], ["textarea", "Long text"], ["multi_value_single_select", "One of several"],
  ["multi_value_multi_select", "Any of several"], ["input_file", "File"],
];

export const hasOptions = (type) => type.startsWith("multi_value");

export function newQuestion(document) {
  return { label: "", description: null, required: false, fields: [{ name: `question_${freeNumber(document)}`, type: "input_text", values: [] }] };
}

/** Another kind for the same question: several answers are sent under a name with brackets. */
export function retype(field, type) {
  field.type = type;
  field.name = field.name.replace(/\[\]$/, "") + (type === "multi_value_multi_select" ? "[]" : "");
  field.values = hasOptions(type) ? field.values ?? [] : [];
}

/** Options by their labels, one a line; what stays keeps its number, so that answers which came still mean the same. */
export function relabel(document, field, labels) {
  const before = [...(field.values ?? [])];
  const taken = labels.map((label) => {
    const at = before.findIndex((option) => option?.label === label);
    return at < 0 ? null : before.splice(at, 1, null)[0];
  });
  // A label that was only corrected stands where the one stood that is gone.
  field.values = labels.map((label, index) => {
    if (taken[index]) return taken[index];
    const old = before[index];
    before[index] = null;
    return old ? { ...old, label } : { label, value: freeNumber(document) };
  });
}

let last = 0;
function freeNumber() {
  last = Math.max(last + 1, Date.now());
  return last;
}

/** Greenhouse writes markup with its signs encoded; authors see it as it is meant, and it is kept in the way that it was. */
export const isEncoded = (html) => /&lt;[a-z!/]/i.test(html) && !/<[a-z!/]/i.test(html);
export const decoded = (html) => (isEncoded(html) ? new DOMParser().parseFromString(html, "text/html").body.textContent : html);
export const encoded = (html) => html.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
