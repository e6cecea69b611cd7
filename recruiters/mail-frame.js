import { h } from "../careers/dom.js";

// Nothing in it runs or loads, by this and by the attribute sandbox; the page's own policy holds besides.
const EMPTY = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
const SHEET = /<style>([^]*?)<\/style>/;

/** A mail as whoever gets it sees it, in a frame as high as it is. Its links lead nowhere. */
export function mailFrame(html, title) {
  const frame = h("iframe", { sandbox: "allow-same-origin", tabindex: "-1", title, srcdoc: EMPTY, onload: () => fill(frame, html) });
  return frame;
}

/** No policy lets styles through that come as markup: so they do not come as such, and are set afterwards. */
function fill(frame, html) {
  const { contentDocument: page, contentWindow: view } = frame;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(SHEET.exec(html)?.[1] ?? "");
  const bare = html.replace(SHEET, "").replaceAll(" style=", " data-style=");
  const { body, documentElement: { lang, dir } } = new DOMParser().parseFromString(bare, "text/html");
  Object.assign(page.documentElement, { lang, dir });
  page.body.replaceWith(body);
  page.adoptedStyleSheets = [sheet];
  for (const element of page.querySelectorAll("[data-style]")) element.style.cssText = element.dataset.style;
  for (const link of body.querySelectorAll("a[href]")) {
    link.removeAttribute("href");
    link.style.textDecoration = "underline";
  }
  new ResizeObserver(() => (frame.style.height = `${body.offsetHeight}px`)).observe(body);
}
