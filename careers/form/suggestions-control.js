import { searchEducation } from "../api.js";
import { h, idOf } from "../dom.js";
import { textControl, wireOf } from "./text-controls.js";

const PAUSE = 200;
/** What the server has suggested so far, by list and folded text: it names each by an id. */
const known = new Map();

/**
 * A text with suggestions from one of the board's lists. What was chosen from there is sent by its id, and what is not
 * there as it was written, so that nobody is stuck for a school that the list has not heard of.
 */
export function suggestionsControl(field, question) {
  const control = textControl(field, question);
  const [input] = control.inputs;
  const options = h("datalist", { id: `${idOf(field.name)}-list` });
  input.setAttribute("list", options.id);
  let timer;
  let turn = 0;

  async function suggest() {
    const mine = ++turn;
    // Suggestions are a help: without an answer, the text alone does.
    const items = await searchEducation(field.job, field.list, input.value.trim()).catch(() => []);
    for (const { id, text } of items) known.set(keyOf(field.list, text), id);
    if (mine === turn) options.replaceChildren(...items.map(({ text }) => h("option", { value: text })));
  }

  input.addEventListener("focus", suggest, { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });

  function append(form) {
    const text = input.value.trim();
    const id = known.get(keyOf(field.list, text));
    if (id !== undefined || field.isFirst) form.append(wireOf(field), id ?? "");
    if (id === undefined && text !== "") form.append(field.textWire, text);
  }

  // With its id, so that what was chosen from the list is still known as that after a reload.
  const state = () => input.value ? { text: input.value, id: known.get(keyOf(field.list, input.value.trim())) } : undefined;

  function restore({ text, id }) {
    control.restore(text);
    if (id !== undefined) known.set(keyOf(field.list, text.trim()), id);
  }

  return { ...control, body: h("div", {}, input, options), append, state, restore };
}

const keyOf = (list, text) => `${list} ${text.toLowerCase()}`;
