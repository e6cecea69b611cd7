import { keyFor } from "../draft/sends.js";

// As on the server: a hash that covered the equality answers would let whoever knows the rest find them by trying all.
const LEFT_OUT = /^(demographic_answers|gender|race|veteran_status|disability_status)\b/;

/**
 * The key under which one content is sent, however often and from whichever tab: kept until it has been accepted, so that
 * "try again", a reload and even a crash of the browser can never make a second application. Other content gets another
 * key. Only a hash is stored for it, never an answer. Without a secure context there is no hash, and without storage no
 * key that lasts: then none is sent, and the server derives one from the content.
 */
export async function idempotencyKey(posting, form) {
  return crypto.subtle ? keyFor(posting, await fingerprint(form)) : null;
}

async function fingerprint(form) {
  const counted = [...form].filter(([name]) => !LEFT_OUT.test(name));
  const entries = await Promise.all(counted.map(async ([name, value]) =>
    [name, value instanceof File ? await digestOf(await value.arrayBuffer()) : value]));
  return digestOf(new TextEncoder().encode(JSON.stringify(entries)));
}

async function digestOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
