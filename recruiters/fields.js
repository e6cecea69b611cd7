import { h } from "../careers/dom.js";

/** A control under its label; `note` and the place for a fault are read with it. */
export function field(label, control, { note = null, fault = null } = {}) {
  const described = [note && `${control.id}-note`, fault && `${control.id}-fault`].filter(Boolean).join(" ");
  if (described) control.setAttribute("aria-describedby", described);
  return h("div", { class: "field" },
    h("label", { for: control.id }, label),
    note && h("p", { class: "help", id: `${control.id}-note` }, note),
    fault && h("p", { class: "fault", id: `${control.id}-fault`, hidden: true }),
    control.tagName === "SELECT" ? h("div", { class: "select" }, control) : control);
}

/** `options`: [value, label]. */
export const choice = (id, options, attributes = {}) =>
  h("select", { id, name: id, ...attributes }, options.map(([value, label]) => h("option", { value }, label)));

/** A box to tick with its label, which may be told apart by `name` for whoever can't see where it is. */
export const tick = (id, label, attributes = {}) =>
  h("div", { class: "tick" }, h("input", { type: "checkbox", id, ...attributes }), h("label", { for: id }, label));
