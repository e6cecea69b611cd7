import { h } from "./dom.js";

// One allow-list and one code path in every browser. Nodes are rebuilt from names in this list and are never
// serialised again, so there is no second parse that could see something else in them.
const KEPT = { P: "p", UL: "ul", OL: "ol", LI: "li", STRONG: "strong", B: "strong", EM: "em", I: "em", A: "a", H2: "h2", H3: "h3", H4: "h4", BR: "br" };
// A page has one h1, and it is ours.
const RENAMED = { H1: "h2", H5: "h4", H6: "h4" };
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "NOSCRIPT", "TITLE", "TEXTAREA", "SELECT", "BUTTON", "SVG", "MATH", "FORM"]);
const SAFE_LINK = /^(https?|mailto):/i;

/** HTML from the server, entity-encoded or not, as nodes that can only be text, structure and links. */
export function richText(html, { className = "rich-text", ...attributes } = {}) {
  const nodes = cleanChildren(parse(decode(html ?? "")));
  const isPlain = nodes.every((node) => node.nodeType === Node.TEXT_NODE);
  return h("div", { class: className, ...attributes }, isPlain ? h("p", {}, ...nodes) : nodes);
}

// A document made by DOMParser is inert: it runs no script and loads nothing.
const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;

const decode = (html) => (/<[a-z!/]/i.test(html) ? html : parse(html).textContent);

function cleanChildren(parent) {
  return [...parent.childNodes].flatMap(clean);
}

function clean(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const name = node.tagName.toUpperCase();
  if (DROPPED.has(name)) return [];
  const children = cleanChildren(node);
  const tag = KEPT[name] ?? RENAMED[name];
  if (!tag) return children;
  if (tag !== "a") return [h(tag, {}, children)];
  const href = node.getAttribute("href")?.trim() ?? "";
  return SAFE_LINK.test(href) ? [h("a", { href, rel: "noopener noreferrer nofollow" }, children)] : children;
}
