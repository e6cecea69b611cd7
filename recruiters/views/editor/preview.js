import { h } from "../../../careers/dom.js";
import { sectionViews } from "../../../careers/form/sections.js";
import { learn, speaking } from "../../../careers/messages.js";
import { richText } from "../../../careers/sanitize.js";

const LATER = 250;

/**
 * The posting as candidates will see it, drawn by the careers page's own modules and in its own styles. Nothing in it can be pressed
 * or reached: it is there to be looked at.
 */
export function postingPreview(board) {
  const host = h("div", { class: "preview-host", inert: true });
  const root = host.attachShadow({ mode: "open" });
  const content = h("div", { class: "preview" });
  root.append(h("link", { rel: "stylesheet", href: "styles/preview.css" }), content);
  let waiting;

  async function draw(posting) {
    try {
      const speech = await learn(posting.language);
      const { nodes } = speaking(speech, () => ({ nodes: nodesOf(posting, board) }));
      content.replaceChildren(...nodes);
    } catch (error) {
      // Half of a question is no question yet.
      console.warn(error.message);
    }
  }

  return {
    element: h("section", { class: "preview-part" },
      h("h2", { id: "preview-title" }, "Preview"), h("p", { class: "help" }, "As candidates see it. It can’t be filled in here."),
      // What is inert can't be scrolled by the keyboard, so its frame is.
      h("div", { class: "preview-frame", tabindex: "0", role: "region", "aria-labelledby": "preview-title" }, host)),
    show(posting) {
      clearTimeout(waiting);
      waiting = setTimeout(() => draw(posting), LATER);
    },
  };
}

function nodesOf(posting, board) {
  const questions = (posting.questions ?? []).filter(({ fields }) => fields?.length > 0);
  const sections = sectionViews({ ...posting, questions }, { board, privacyLink: () => null });
  return [
    h("h1", { dir: "auto" }, posting.title || "Without a title"),
    posting.location?.name && h("p", { class: "lead", dir: "auto" }, posting.location.name),
    richText(posting.content ?? ""),
    h("div", { class: "sections" }, sections.map(({ element }) => element)),
  ].filter(Boolean);
}
