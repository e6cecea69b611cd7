import { fileSize, list, t } from "../messages.js";
import { EXTENSIONS, LIMITS } from "./limits.js";

const starts = (bytes, ...magic) => magic.every((byte, index) => bytes[index] === byte);
const ascii = (bytes) => String.fromCharCode(...bytes);

const isPdf = (bytes) => ascii(bytes).includes("%PDF-");
const isRtf = (bytes) => ascii(bytes.subarray(0, 8)).trimStart().startsWith("{\\rtf");
const isOldWord = (bytes) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isZip = (bytes) => starts(bytes, 0x50, 0x4b, 0x03, 0x04);
const isDocument = (bytes) => [isPdf, isRtf, isOldWord, isZip].some((is) => is(bytes));

const isProgram = (bytes) =>
  starts(bytes, 0x4d, 0x5a) || starts(bytes, 0x7f, 0x45, 0x4c, 0x46) || starts(bytes, 0x23, 0x21) ||
  starts(bytes, 0xca, 0xfe, 0xba, 0xbe) || starts(bytes, 0xcf, 0xfa, 0xed, 0xfe) || starts(bytes, 0xce, 0xfa, 0xed, 0xfe);

const hasUtf16Mark = (bytes) => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff);
const isText = (bytes) => hasUtf16Mark(bytes) || !bytes.includes(0);

const extensionOf = (name) => (/\.([^.]+)$/.exec(name)?.[1] ?? "").toLowerCase();
export const allowedTypes = () => list(EXTENSIONS, "disjunction");

/**
 * The reason why a file can't be sent, with what to do about it, or null. The server decides by the whole content; this
 * finds what can be known at once, and is never stricter than the server: a PDF that is named .doc passes.
 */
export async function faultOfFile(file) {
  const fault = faultAtSight(file.name, file.size);
  if (fault) return fault;
  const extension = extensionOf(file.name);
  // Reading fails when the file was moved or changed since it was chosen, or is not yet down from a cloud folder.
  const bytes = await file.slice(0, 1024).arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null);
  if (!bytes) return t("fileUnreadable", file.name);
  if (isProgram(bytes)) return t("fileProgram", file.name, allowedTypes());
  // Plain text can start with anything, so only the other types are held to their first bytes.
  const isSound = isDocument(bytes) || (extension === "txt" && isText(bytes));
  return isSound ? null : t("fileMismatch", file.name, extension.toUpperCase());
}

/** The same for a file that is elsewhere, of which only the name and the size are known here. */
export const faultOfLink = ({ name, bytes }) => faultAtSight(name, bytes);

function faultAtSight(name, size) {
  if (!EXTENSIONS.includes(extensionOf(name))) return t("fileType", name, allowedTypes());
  if (size === 0) return t("fileEmpty", name);
  if (size > LIMITS.fileBytes) return t("fileTooLarge", name, fileSize(size), fileSize(LIMITS.fileBytes));
  return null;
}
