import { fileSize, list, t } from "../messages.js";
import { valuesOf } from "./rules.js";

const HEAD = 1024;

const starts = (bytes, hex) => hexOf(bytes.subarray(0, hex.length / 2)) === hex;
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

// Two digits a byte, so a mark counts only where it begins at an even place.
function has(bytes, { hex, within }) {
  if (within === 0) return starts(bytes, hex);
  const text = hexOf(bytes.subarray(0, within));
  for (let at = text.indexOf(hex); at >= 0; at = text.indexOf(hex, at + 1)) if (at % 2 === 0) return true;
  return false;
}

const hasUtf16Mark = (bytes) => starts(bytes, "fffe") || starts(bytes, "feff");
const isText = (bytes) => hasUtf16Mark(bytes) || !bytes.includes(0);
const isProgram = (bytes, { programs }) => bytes.includes(0) && programs.some((hex) => starts(bytes, hex));

const extensionOf = (name) => (/\.([^.]+)$/.exec(name)?.[1] ?? "").toLowerCase();
export const extensionsOf = ({ file_types }) => file_types.flatMap(({ extensions }) => extensions);
export const allowedTypes = (rules) => list(extensionsOf(rules), "disjunction");

/**
 * The reason why a file can't be sent, with what to do about it, or null. The server decides by the whole content; this
 * finds what can be known at once. A PDF that is named .doc passes, as it does there.
 */
export async function faultOfFile(file, rules, key) {
  const fault = faultAtSight(file.name, file.size, rules, key);
  if (fault || rules.file_types.length === 0) return fault;
  const named = typeNamed(file.name, rules);
  const bytes = await read(file.slice(0, HEAD));
  if (!bytes) return t("fileUnreadable", file.name);
  if (isProgram(bytes, rules)) return t("fileProgram", file.name, allowedTypes(rules));
  const type = rules.file_types.find(({ marks }) => marks.some((mark) => has(bytes, mark)));
  if (type) return (await isCutOff(file, type)) ? t("fileDamaged", file.name, type.name) : null;
  // Plain text can start with anything, so only the other types are held to their first bytes.
  const isSound = named.also.some((mark) => has(bytes, mark)) || (named.text && isText(bytes));
  return isSound ? null : t("fileMismatch", file.name, named.name);
}

/** The same for a file that is elsewhere, of which only the name and the size are known here. */
export const faultOfLink = ({ name, bytes }, rules, key) => faultAtSight(name, bytes, rules, key);

const typeNamed = (name, { file_types }) => file_types.find(({ extensions }) => extensions.includes(extensionOf(name)));

function faultAtSight(name, size, rules, key) {
  if (rules.file_types.length === 0) return null;
  const max = valuesOf(rules, key, "file_bytes")?.max ?? rules.limits.file_bytes;
  if (!typeNamed(name, rules)) return t("fileType", name, allowedTypes(rules));
  if (size === 0) return t("fileEmpty", name);
  return size > max ? t("fileTooLarge", name, fileSize(size), fileSize(max)) : null;
}

async function isCutOff(file, type) {
  if (!type.end) return false;
  const tail = await read(file.slice(-type.end.within));
  return Boolean(tail) && !has(tail, type.end);
}

// Reading fails when the file was moved or changed since it was chosen, or is not yet down from a cloud folder.
const read = (blob) => blob.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null);
