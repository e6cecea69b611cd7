import { h } from "./dom.js";

// One allow-list and one code path in every browser. Nodes are rebuilt from names in this list and are never
// serialised again, so there is no second parse that could see something else in them.
const KEPT = new Set(["p", "ul", "ol", "li", "strong", "em", "a", "h2", "h3", "h4", "br"]);
// A page has one h1, and it is ours.
const RENAMED = { b: "strong", i: "em", h1: "h2", h5: "h4", h6: "h4" };
// These go with all that is in them. Any other element goes, and what is in it stays.
const DROPPED = new Set([
  "script", "style", "template", "noscript", "title", "iframe", "object", "embed", "svg", "math",
  "textarea", "select", "button",
]);
const SAFE_LINK = /^(https?|mailto):/i;

/** HTML from the server, entity-encoded or not, as nodes that can only be text, structure and links. */
export function richText(html, { className = "rich-text", ...attributes } = {}) {
  const nodes = cleanChildren(parse(decode(html ?? "")));
  const isPlain = nodes.every((node) => node.nodeType === Node.TEXT_NODE);
  return h("div", { class: className, dir: "auto", ...attributes }, isPlain ? h("p", {}, ...nodes) : nodes);
}

// A document made by DOMParser is inert: it runs no script and loads nothing.
const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;

const decode = (html) => (/<[a-z!/]/i.test(html) ? html : parse(html).textContent);

function cleanChildren(parent) {
  return [...parent.childNodes].flatMap(clean);
}

function clean(node) {
  // First of all, because fields in a form can take the place of its own properties.
  if (node instanceof HTMLFormElement) return [];
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const name = node.localName.toLowerCase();
  if (DROPPED.has(name)) return [];
  const children = cleanChildren(node);
  const tag = RENAMED[name] ?? name;
  if (!KEPT.has(tag)) return children;
  if (tag !== "a") return [h(tag, {}, children)];
  const href = node.getAttribute("href")?.trim() ?? "";
  return SAFE_LINK.test(href) ? [h("a", { href, rel: "noopener noreferrer nofollow" }, children)] : children;
}
