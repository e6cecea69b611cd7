import { addressOf } from "../address.js";
import { h } from "../dom.js";
import { t } from "../messages.js";

const LANGUAGE = "page";
const ALGORITHM = "PBKDF2/SHA-256";
const MOST_WORKERS = 4;
// What is about to expire would have expired when it arrives.
const MARGIN = 20_000;
// The states in which the widget has nothing left to do by itself.
const ENDS = ["verified", "error", "code"];
const fileOf = (name) => addressOf(`vendor/altcha/${name}`);

/** The widget of ALTCHA: proof of work in background workers, begun when the reader enters the form. */
export async function altcha({ terms, place, refresh, url }) {
  await library();
  let offered = terms.challenge;
  let solved = { until: 0, payload: null };
  let waiting = [];

  const widget = h("altcha-widget", { name: "altcha", language: LANGUAGE });
  widget.addEventListener("load", () => {
    widget.configure({ challenge: url, fetch: challenge, auto: "onfocus" });
    // Whoever was faster than the widget has entered the form already.
    if (place.closest("form")?.matches(":focus-within")) solve();
  });
  widget.addEventListener("statechange", ({ detail: { state, payload } }) => {
    if (state === "verified") solved.payload = payload;
    if (ENDS.includes(state)) settle();
  });
  // Back to the beginning, so that the next touch of the form solves another one. Where the reader's clock is wrong, challenges
  // seem to be too old while they are being solved; what comes of them is good all the same.
  widget.addEventListener("expired", () => {
    if (!solved.payload) return;
    solved.payload = null;
    widget.reset();
  });
  place.replaceChildren(h("link", { rel: "stylesheet", href: fileOf("altcha.css") }), widget);

  /** Stands in for the widget's own request, since the form's terms bring the first challenge with them. */
  async function challenge() {
    if (!offered || isOld(offered)) offered = (await refresh()).challenge;
    solved = { until: offered.parameters.expiresAt * 1000, payload: null };
    const body = JSON.stringify(offered);
    offered = null;
    return new Response(body, { headers: { "Content-Type": "application/json" } });
  }

  async function token() {
    if (solved.payload && solved.until > Date.now() + MARGIN) return solved.payload;
    // As it was solved: by a clock that is wrong it may be too old a moment later.
    return solve();
  }

  function solve() {
    const done = new Promise((resolve) => waiting.push(resolve));
    const state = widget.getState?.();
    // It does not solve another one while it holds one.
    if (state === "verified") widget.reset();
    if (state !== "verifying") widget.verify?.() ?? settle();
    return done;
  }

  function settle() {
    waiting.forEach((resolve) => resolve(solved.payload));
    waiting = [];
  }

  async function renew({ challenge }) {
    offered = challenge;
    solved.payload = null;
    // Not awaited: the reader is told meanwhile, and sending waits for it.
    solve();
  }

  return { field: "altcha", token, renew };
}

const isOld = ({ parameters }) => parameters.expiresAt * 1000 < Date.now() + MARGIN;

let loading;

function library() {
  loading ??= import("../vendor/altcha/altcha.js").then(() => {
    const { algorithms, defaults, i18n } = globalThis.$altcha;
    algorithms.set(ALGORITHM, worker);
    defaults.set({
      humanInteractionSignature: false,
      hideFooter: true,
      hideLogo: true,
      minDuration: 300,
      workers: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2),
    });
    i18n.set(LANGUAGE, {
      ...i18n.get("en"),
      label: t("botCheckLabel"),
      error: t("botCheckFailed"),
      expired: t("botCheckExpired"),
      verified: t("botCheckDone"),
      verifying: t("botChecking"),
      waitAlert: t("botChecking"),
    });
  }).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** A worker must be of the page's own origin; on another site's page a line of its own loads ours. */
function worker() {
  const script = fileOf("pbkdf2.js");
  if (new URL(script).origin === location.origin) return new Worker(script);
  const line = new Blob([`importScripts(${JSON.stringify(script)})`], { type: "text/javascript" });
  const address = URL.createObjectURL(line);
  try { return new Worker(address); } finally { setTimeout(() => URL.revokeObjectURL(address), 10_000); }
}
