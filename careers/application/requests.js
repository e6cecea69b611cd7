import { applicationUrl, get, getJson } from "../api.js";
import { upload } from "../form/upload.js";

const PATIENCE_FOR_FILES = 240_000;

/** Everything that the holder of a token can ask about their application. All of it may be asked twice: it happens once. */
export function requestsWith(token) {
  // The application's id is what stands before the first dot.
  const url = applicationUrl(token.split(".")[0]);
  const headers = { "Application-Token": token };
  const post = (path, form, onProgress) => upload({ url: `${url}/${path}`, form, headers, onProgress });
  return {
    read: () => getJson(url, headers),
    withdraw: () => post("withdraw"),
    correct: (form) => post("contact", form),
    replace: (field, form, onProgress) => post(`files/${encodeURIComponent(field)}`, form, onProgress),
    erase: () => post("erase"),
    export: async () => (await get(`${url}/export`, headers, PATIENCE_FOR_FILES)).blob(),
  };
}
