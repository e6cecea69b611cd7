import { h } from "./dom.js";

const PATIENCE = 20_000;
const loaded = new Map();

/** Runs a vendor's script, once. One that could not be loaded is tried anew the next time. */
export function loadScript(src, attributes = {}) {
  if (!loaded.has(src)) {
    loaded.set(src, load(src, attributes).catch((error) => {
      loaded.delete(src);
      throw error;
    }));
  }
  return loaded.get(src);
}

function load(src, attributes) {
  return new Promise((resolve, reject) => {
    const script = h("script", { src, ...attributes });
    const fail = () => {
      script.remove();
      reject(new Error(`No script at ${new URL(script.src).origin}`));
    };
    const timer = setTimeout(fail, PATIENCE);
    script.addEventListener("load", () => { clearTimeout(timer); resolve(); });
    script.addEventListener("error", () => { clearTimeout(timer); fail(); });
    document.head.append(script);
  });
}
