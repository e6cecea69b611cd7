import { h } from "../dom.js";
import { loadScript } from "../load-script.js";

/**
 * Captchas of providers, each by its documented script. `api` finds the script's object; `isSilent` ones show nothing and are
 * solved when the form is sent. The page's content security policy has to allow their addresses: docs/security.md lists them.
 */
const PROVIDERS = {
  "recaptcha": {
    field: "g-recaptcha-response",
    script: () => "https://www.google.com/recaptcha/api.js?render=explicit",
    api: () => globalThis.grecaptcha,
  },
  "recaptcha-v3": {
    field: "g-recaptcha-response",
    script: (key) => `https://www.google.com/recaptcha/api.js?render=${encodeURIComponent(key)}`,
    api: () => globalThis.grecaptcha,
    isSilent: true,
  },
  "recaptcha-enterprise": {
    field: "g-recaptcha-response",
    script: (key) => `https://www.google.com/recaptcha/enterprise.js?render=${encodeURIComponent(key)}`,
    api: () => globalThis.grecaptcha?.enterprise,
    isSilent: true,
  },
  "turnstile": {
    field: "cf-turnstile-response",
    script: () => "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit",
    api: () => globalThis.turnstile,
  },
  "hcaptcha": {
    field: "h-captcha-response",
    script: () => "https://js.hcaptcha.com/1/api.js?render=explicit",
    api: () => globalThis.hcaptcha,
  },
};

const PATIENCE = 15_000;

export async function hosted({ terms, place }) {
  const provider = PROVIDERS[terms.provider];
  if (!provider) throw new Error(`No captcha "${terms.provider}"`);
  const api = await scriptOf(provider, terms.site_key);
  const widget = provider.isSilent ? null : api.render(boxIn(place), { sitekey: terms.site_key, action: terms.action });

  async function token() {
    if (provider.isSilent) return api.execute(terms.site_key, { action: terms.action });
    // Empty until the reader has solved it, and again when that is too long ago.
    return api.getResponse(widget) || null;
  }

  /** Each token counts once. */
  async function renew() {
    if (!provider.isSilent) api.reset(widget);
  }

  return { field: provider.field, token, renew };
}

function boxIn(place) {
  const box = h("div", {});
  place.replaceChildren(box);
  return box;
}

async function scriptOf(provider, key) {
  const address = provider.script(key);
  if (!provider.api()) await loadScript(address);

  // The first script only loads the next one, after which these call back.
  const since = Date.now();
  while (!isReady(provider)) {
    if (Date.now() - since > PATIENCE) throw new Error(`No captcha from ${new URL(address).origin}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return provider.api();
}

const isReady = ({ api, isSilent }) => typeof (isSilent ? api()?.execute : api()?.render) === "function";
