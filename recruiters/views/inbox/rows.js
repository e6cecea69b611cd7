import { h } from "../../../careers/dom.js";
import { formatMoment } from "../../format.js";
import { linkTo } from "../../router.js";
import { fileField, flagText, holdName, holdText, outcomeName, outcomeText, stageName } from "../../texts.js";

const PLACES = { name: "Name", email: "Address", answer: "Answer", text: "File" };

/** One application in the list. What candidates wrote is text here, whatever it looks like. */
export function rowOf(item, { titleOf, isSelected, onSelect }) {
  const { application_id: id } = item;
  const link = h("a", { href: linkTo("applications", id), class: "row-name", dir: "auto" }, item.name || "No name");
  const box = onSelect && h("input", {
    type: "checkbox", class: "row-box", "aria-label": `Select ${item.name}`, checked: isSelected,
    onchange: ({ target }) => onSelect(id, target.checked),
  });
  const element = h("li", { class: "row", "data-id": id },
    box && h("label", { class: "row-select" }, box),
    h("div", { class: "row-who" }, link, item.email && h("span", { class: "row-email" }, item.email)),
    h("span", { class: "row-posting" }, titleOf(item.posting_id)),
    h("span", { class: "row-signs" }, stageMark(item.stage), signs(item)),
    h("time", { class: "row-time", datetime: item.received_at }, formatMoment(item.received_at)),
    item.highlights?.length > 0 && h("ul", { class: "row-found" }, item.highlights.map(highlight)));
  return { id, element, link, box };
}

export const stageMark = (stage) => h("span", { class: `stage stage-${stage}` }, stageName(stage));

function signs({ flags = [], texts = [], legal_hold: isHeld }) {
  const unread = texts.find(({ outcome }) => !["extracted", null, "none"].includes(outcome));
  const held = texts.find(holdName);
  return [
    flags.length > 0 && h("span", { class: "sign warning", title: flags.map(flagText).join(" ") }, "Flagged"),
    unread && h("span", { class: "sign", title: outcomeText(unread.outcome) }, outcomeName(unread.outcome)),
    held && h("span", { class: held.scan === "pending" ? "sign" : "sign warning", title: holdText(held) }, holdName(held)),
    isHeld && h("span", { class: "sign" }, "Legal hold"),
  ];
}

const highlight = ({ field, file, parts }) =>
  h("li", {}, h("span", { class: "row-place" }, file ? fileField(file) : PLACES[field] ?? field, ": "),
    h("span", { dir: "auto" }, parts.map(({ text, match }) => (match ? h("mark", {}, text) : text))));
