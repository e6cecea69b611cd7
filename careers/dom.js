/**
 * Creates an element. Functions become listeners, booleans set or leave out the attribute, null is skipped.
 * Text always goes in as a text node, so nothing that comes from the server is ever read as markup here.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") element.toggleAttribute(name, value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Text for screen readers only. */
export const hiddenText = (text) => h("span", { class: "visually-hidden" }, text);

// The live regions of elements in other pages; the careers page has one of its own from the start, so that it is heard.
const regions = new Set();

/** From now on this is a place to say something through; what is returned ends that. */
export function announceThrough(region) {
  regions.add(region);
  return () => regions.delete(region);
}

/** Says something to whoever cannot see it: through the live region of the element in which the reader is. */
export function announce(text) {
  const announcer = [...regions].find((region) => region.getRootNode().activeElement) ?? [...regions][0]
    ?? document.getElementById("announcer");
  announcer.textContent = "";
  // A separate turn, so that the same sentence said twice is heard twice.
  setTimeout(() => (announcer.textContent = text), 50);
}

export function focusAndShow(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}

/** Changes the title of the page, unless the element is a guest in a page that somebody else has named. */
export function retitle(element, change) {
  if (element.getRootNode() === document) document.title = change(document.title);
}

/** A file that is dropped beside its zone would otherwise replace the page, and the filled form with it. */
export function keepStrayFilesOut(place) {
  for (const name of ["dragover", "drop"]) {
    place.addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  }
}

let press = Promise.resolve();
addEventListener("pointerdown", () => {
  press = new Promise((resolve) => {
    // The click comes right after the release, so what waits is let go only in the next turn.
    const release = () => setTimeout(resolve);
    for (const name of ["pointerup", "pointercancel", "dragend"]) addEventListener(name, release, { once: true });
  });
}, { capture: true });

/**
 * Resolves when no pointer is down. What moves the page waits for it: a button that moves away between press and
 * release is not clicked.
 */
export const pointerReleased = () => press;

/** Field names hold brackets and dots, which are awkward in ids and selectors. */
export const idOf = (name) => `field-${name.replace(/\[\]/g, "").replace(/[^\w-]+/g, "-")}`;
