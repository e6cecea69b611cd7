/**
 * The key under which one content is sent, however often: kept until it has been accepted, so that "try again" and even a
 * reload can never make a second application. Other content gets another key. Only a hash is stored, never an answer.
 * Without a secure context there is no hash, and no key: then the server derives one from the content.
 */
export async function idempotencyKey(scope, form) {
  if (!crypto.subtle) return null;
  const digest = await fingerprint(form);
  const kept = read(scope);
  if (kept?.digest === digest) return kept.key;
  const key = crypto.randomUUID();
  write(scope, { digest, key });
  return key;
}

export function forgetKey(scope) {
  memory.delete(scope);
  try { sessionStorage.removeItem(scope); } catch { /* See read. */ }
}

// Some browsers forbid storage to embedded or private pages. The memory of the page then has to do.
const memory = new Map();

function read(scope) {
  try { return JSON.parse(sessionStorage.getItem(scope)) ?? memory.get(scope); } catch { return memory.get(scope); }
}

function write(scope, value) {
  memory.set(scope, value);
  try { sessionStorage.setItem(scope, JSON.stringify(value)); } catch { /* See read. */ }
}

async function fingerprint(form) {
  const entries = [...form].map(([name, value]) =>
    value instanceof File ? [name, value.name, value.size, value.lastModified] : [name, value]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(entries)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
