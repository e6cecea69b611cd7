import { fileSize, locale } from "../messages.js";
import { loadScript } from "../load-script.js";
import { PickerProblem } from "./picker-problem.js";

const SCRIPTS = {
  googleIdentity: "https://accounts.google.com/gsi/client",
  googleApi: "https://apis.google.com/js/api.js",
  googleFiles: "https://www.googleapis.com/drive/v3/files",
};
// The least there is: the files that somebody picks, and no others.
const SCOPE = "https://www.googleapis.com/auth/drive.file";
const GOOGLE_DOCUMENT = "application/vnd.google-apps.document";
const TYPES = {
  "application/pdf": "pdf",
  "application/msword": "doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "text/plain": "txt",
  "application/rtf": "rtf",
  "text/rtf": "rtf",
};
const PATIENCE = 60_000;

/**
 * Google's Picker: https://developers.google.com/workspace/drive/picker/guides/overview. The file is fetched here, with a token
 * that never leaves the browser, and is attached like any other. A Google document becomes a PDF.
 */
export const googleDrive = {
  name: "Google Drive",
  isLink: false,
  isReady: ({ googleApiKey, googleClientId, googleAppId }) => Boolean(googleApiKey && googleClientId && googleAppId),

  async pick(config, { maxBytes, onFetch }) {
    const from = { ...SCRIPTS, ...config.pickerScripts };
    await Promise.all([loadScript(from.googleIdentity), loadScript(from.googleApi)]);
    const token = await accessToken(config);
    if (!token) return null;
    await loadPicker();
    const chosen = await choose(config, token);
    if (!chosen) return null;
    onFetch(chosen.name);
    return { file: await download({ files: from.googleFiles, chosen, token, maxBytes }) };
  },
};

// Whoever attaches a second document is not asked to sign in again.
let kept = null;

/** A token, or null where the permission was refused. */
function accessToken({ googleClientId }) {
  if (kept && kept.until > Date.now()) return kept.token;
  const { oauth2 } = window.google.accounts;
  return new Promise((resolve, reject) => {
    const callback = (answer) => {
      if (answer.error === "access_denied") return resolve(null);
      if (answer.error) return reject(new PickerProblem("Blocked"));
      if (!oauth2.hasGrantedAllScopes(answer, SCOPE)) return reject(new PickerProblem("Refused"));
      kept = { token: answer.access_token, until: Date.now() + (Number(answer.expires_in) - 60) * 1000 };
      return resolve(kept.token);
    };
    const PROBLEMS = { popup_failed_to_open: "Popup", popup_closed: "Closed" };
    oauth2.initTokenClient({
      client_id: googleClientId,
      scope: SCOPE,
      callback,
      error_callback: ({ type }) => reject(new PickerProblem(PROBLEMS[type] ?? "Blocked")),
    }).requestAccessToken({ prompt: "" });
  });
}

const loadPicker = () => new Promise((resolve, reject) => {
  const fail = () => reject(new PickerProblem("Blocked"));
  window.gapi.load("picker", { callback: resolve, onerror: fail, timeout: PATIENCE, ontimeout: fail });
});

function choose({ googleApiKey, googleAppId }, token) {
  const { picker } = window.google;
  return new Promise((resolve, reject) => {
    const answer = (data) => {
      const action = data[picker.Response.ACTION];
      if (action === picker.Action.PICKED) {
        const [document] = data[picker.Response.DOCUMENTS];
        const { ID, NAME, MIME_TYPE } = picker.Document;
        resolve({ id: document[ID], name: document[NAME], type: document[MIME_TYPE], bytes: Number(document.sizeBytes) || 0 });
      } else if (action === picker.Action.CANCEL) resolve(null);
      else if (action === picker.Action.ERROR) reject(new PickerProblem("Blocked"));
      // It also tells when it has come up, which is nothing to act on.
    };
    const view = new picker.DocsView(picker.ViewId.DOCS)
      .setMimeTypes([...Object.keys(TYPES), GOOGLE_DOCUMENT].join(","))
      .setMode(picker.DocsViewMode.LIST)
      .setIncludeFolders(true);
    new picker.PickerBuilder()
      .addView(view)
      .setOAuthToken(token)
      .setDeveloperKey(googleApiKey)
      .setAppId(googleAppId)
      .setOrigin(location.origin)
      .setLocale(locale)
      .setCallback(answer)
      .build()
      .setVisible(true);
  });
}

async function download({ files, chosen: { id, name, type, bytes }, token, maxBytes }) {
  const isDocument = type === GOOGLE_DOCUMENT;
  const tooLarge = (size) => new PickerProblem("TooLarge", name, fileSize(size), fileSize(maxBytes));
  if (!isDocument && bytes > maxBytes) throw tooLarge(bytes);
  const what = isDocument ? `/export?mimeType=${encodeURIComponent("application/pdf")}` : "?alt=media";
  const response = await fetch(`${files}/${encodeURIComponent(id)}${what}`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  if (response?.status === 401) kept = null;
  if (!response?.ok) throw new PickerProblem("Download", name);
  const size = Number(response.headers.get("Content-Length"));
  if (size > maxBytes) throw tooLarge(size);
  const content = await response.blob().catch(() => null);
  if (!content) throw new PickerProblem("Download", name);
  return new File([content], isDocument ? `${name}.pdf` : named(name, type), { type: isDocument ? "application/pdf" : type });
}

/** Files in Drive need not have an extension. */
const named = (name, type) => (/\.[a-z]{2,5}$/i.test(name) || !TYPES[type] ? name : `${name}.${TYPES[type]}`);
