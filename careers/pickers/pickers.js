import { config } from "../config.js";
import { t } from "../messages.js";
import { dropbox } from "./dropbox.js";
import { googleDrive } from "./google-drive.js";
import { PickerProblem } from "./picker-problem.js";

// A picker lets the reader choose a file that is kept elsewhere:
// { name, isLink, isReady(config), pick(config, { extensions, maxBytes, onFetch }) }
// pick resolves to { file }, to { link: { url, name, bytes } }, or to null where nobody chose anything, and throws a
// PickerProblem. Nothing of a vendor's is loaded before pick.
const PICKERS = [dropbox, googleDrive];

let areOffered = true;

/** For pages on other sites, to which the keys do not belong. */
export const leaveOutPickers = () => (areOffered = false);

/** The pickers that this site has keys for. Some fields take files alone, and no links to them. */
export const pickersFor = ({ takesLinks = true }) =>
  areOffered ? PICKERS.filter(({ isReady, isLink }) => isReady(config) && (takesLinks || !isLink)) : [];

/** What was chosen, as { found }, or why there is nothing, as { problem }: a text. Never an exception. */
export async function pickWith(picker, wanted) {
  try {
    return { found: await picker.pick(config, wanted) };
  } catch (error) {
    // What a vendor's script throws is nothing that the reader could do anything about.
    const { kind, values } = error instanceof PickerProblem ? error : new PickerProblem("Blocked");
    if (kind === "Blocked") console.warn(`${picker.name} could not be used: ${error.message}. See docs/file-pickers.md.`);
    // A file can be too large wherever it comes from.
    return { problem: kind === "TooLarge" ? t("fileTooLarge", ...values) : t(`picker${kind}`, picker.name, ...values) };
  }
}
