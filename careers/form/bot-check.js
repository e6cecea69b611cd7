import { getJson, jobUrl } from "../api.js";
import { h } from "../dom.js";
import { t } from "../messages.js";

// The server takes a form for a day. A newer token only makes the form look as if it had been opened just now.
const TOKEN_KEEPS = 12 * 60 * 60_000;
const CODE = /:(bot-check-needed|automated)$/;

/**
 * What tells the server that a person sends the form: when the form was opened, a field that people don't see, and a captcha
 * where the server asks for one. Most captchas solve themselves while the form is being filled in.
 */
export function botCheck({ job }) {
  const url = `${jobUrl(job)}/bot-check`;
  const place = h("div", { class: "bot-check-captcha" });
  const trap = h("input", { type: "text", tabindex: "-1", autocomplete: "off" });
  // Shown from the start, for what stands below it not to move when the captcha has been loaded.
  const element = h("div", { class: "bot-check" },
    place,
    h("div", { class: "bot-check-trap", "aria-hidden": "true" }, h("label", {}, t("botTrap"), " ", trap)));
  let terms;
  let token;
  let captcha;
  let loading = load();

  async function load() {
    try {
      await refresh();
      element.hidden = terms.provider === "none";
      captcha = await captchaOf(terms.provider)?.({ terms, place, refresh, url });
    } catch (error) {
      // The form can be filled in all the same; sending it tries again.
      console.info("The bot check could not be loaded", error);
    }
  }

  /** The server's terms for a form that is opened now. */
  async function refresh() {
    take(await getJson(url));
    return terms;
  }

  function take(given, { replaceToken = false } = {}) {
    terms = given;
    if (replaceToken || !token || Date.now() - token.since > TOKEN_KEEPS) token = { text: given.form_token, since: Date.now() };
  }

  /** Puts into the form what the server wants to see; waits for the captcha if it is not solved yet. */
  async function prepare(form) {
    await loading;
    if (!terms) await (loading = load());
    if (!terms || terms.provider === "none") return;
    form.set("form_token", token.text);
    form.set(terms.honeypot, trap.value);
    // What has no captcha to show is for the server to judge.
    const solved = await captcha?.token().catch(() => null);
    if (solved) form.set(captcha.field, solved);
  }

  /** After a refusal that comes with another challenge: sets it. Any other answer changes nothing. */
  async function renew({ body }) {
    if (!body?.bot_check) return;
    take(body.bot_check, { replaceToken: true });
    await captcha?.renew(terms);
  }

  return { element, prepare, renew };
}

/** What a refusal by the bot check means for the reader, as `{ name, values }` of a problem; null for any other answer. */
export function botProblem({ status, body }) {
  const code = status === 403 && CODE.exec(body.type ?? "")?.[1];
  if (code === "bot-check-needed") return { name: "botCheckNeeded", values: [] };
  if (code === "automated") return { name: "automated", values: [/[^\s<>]+@[^\s<>,]+\w/.exec(body.title)?.[0] ?? null] };
  return null;
}

/** Loaded only where it is needed: nobody else's script comes onto the page of a company that has not asked for it. */
function captchaOf(provider) {
  if (provider === "none") return null;
  if (provider === "altcha") return async (setting) => (await import("./captcha-altcha.js")).altcha(setting);
  return async (setting) => (await import("./captcha-hosted.js")).hosted(setting);
}
