import { randomBytes } from "node:crypto";

const key = () => randomBytes(32).toString("base64");

/**
 * The secrets that have to be written: keys that nobody knows, where there are none yet, and the mail provider's key where it is given.
 * What is there is never written over by a new random one: the hash key is what every stored hash was made with.
 */
export function secretsToWrite(existing, sendGridKey) {
  const values = {};
  if (!existing.includes("hash-key")) values["hash-key"] = key();
  if (!existing.includes("link-keys")) values["link-keys"] = `first:${key()}`;
  if (sendGridKey) values["sendgrid-api-key"] = sendGridKey;
  return values;
}
