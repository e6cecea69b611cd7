// All the words of these pages that are no candidate's and no posting's.
const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const STAGES = ["received", "reviewing", "interviewing", "offered", "hired", "rejected", "withdrawn"];
/** Of these, a candidate can be told by mail. */
export const MAILED = ["reviewing", "interviewing", "offered", "rejected"];
/** What an application can be moved to: it is only ever the candidate who withdraws it. */
export const MOVES = STAGES.filter((stage) => stage !== "withdrawn");

const STAGE_NAMES = {
  received: "Received", reviewing: "In review", interviewing: "Interviewing", offered: "Offer made", hired: "Hired",
  rejected: "Rejected", withdrawn: "Withdrawn",
};
export const stageName = (stage) => STAGE_NAMES[stage] ?? stage;

const OUTCOMES = {
  extracted: ["Text read", "The text of the file was read and can be searched."],
  empty: ["Empty", "There is no text in the file."],
  scanned: ["Scan, not read", "The file is a picture of a page, and nothing reads pictures here. Open the file to see it."],
  encrypted: ["Locked", "The file is protected by a password. Ask the candidate for one that is not."],
  damaged: ["Damaged", "The file is damaged. It may still open in its own program."],
  unsupported: ["Not a known format", "Files of this format are kept and not read."],
  failed: ["Could not be read", "Every try to read the file was broken off. It may still open in its own program."],
  none: ["Not read yet", "The file has just come, and will be read within a minute or two."],
};

const SCANS = {
  pending: ["Being scanned", "The file is being scanned for malware. It can be opened when that is done, mostly within a minute."],
  infected: ["Malware found", "Malware was found in the file, so nobody gets it. Ask the candidate for another one."],
  unscannable: ["Could not be scanned", "The file could not be scanned for malware, so nobody gets it. It may have a password. Ask the candidate for another one."],
};
/** Null for a file that is handed out. */
export const holdName = ({ scan }) => SCANS[scan]?.[0] ?? null;
export const holdText = ({ scan }) => SCANS[scan]?.[1] ?? "";

const FILE_FIELDS = { resume: "Resume/CV", cover_letter: "Cover letter" };
/** What was asked for with a file, or with a text that was typed in its place. */
export const fileField = (field) => FILE_FIELDS[field.replace(/_text$/, "")] ?? "Attached file";

export const OUTCOME_KINDS = Object.keys(OUTCOMES).filter((outcome) => outcome !== "failed");
export const outcomeName = (outcome) => OUTCOMES[outcome ?? "none"]?.[0] ?? outcome;
export const outcomeText = (outcome) => OUTCOMES[outcome ?? "none"]?.[1] ?? "";

const FLAGS = {
  honeypot: "A field was filled in that people do not see.",
  "form-token-missing": "It did not say when its form was opened, as forms of the careers page do.",
  "form-token-forged": "It said with a false signature when its form was opened.",
  "form-token-expired": "Its form had been open for longer than a form is good for.",
  "form-token-elsewhere": "Its form was opened for another posting.",
  "too-fast": "It was sent sooner after opening the form than people can fill it in.",
  "without-script": "It came from the form without scripts, which has no captcha.",
  "captcha-missing": "It came without a solved captcha.",
  "captcha-unavailable": "The captcha could not be checked, because its provider did not answer.",
  "captcha-replayed": "Its captcha had been used before.",
};
export const flagText = (flag) => FLAGS[flag] ?? `The bot check noted “${flag}”.`;

const EVENTS = {
  received: "Received",
  flagged: "Flagged by the bot check",
  withdrawn: "Withdrawn by the candidate",
  "contact-corrected": "Contact details corrected by the candidate",
  "file-replaced": "File replaced or added by the candidate",
  "erasure-requested": "Erasure asked for",
  "legal-hold-set": "Kept from erasure (legal hold)",
  "legal-hold-lifted": "Legal hold lifted",
};
export function eventName(name) {
  if (EVENTS[name]) return EVENTS[name];
  const stage = name.replace(/^stage-/, "");
  if (stage !== name) return `Moved to: ${stageName(stage)}`;
  const words = name.replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const MAILS = {
  confirmation: "Confirmation", withdrawal: "Withdrawal confirmed", correction: "Contact details changed", replacement: "File replaced",
  erasure: "Erasure", reviewing: "In review", interviewing: "Invitation to interview", offered: "Offer", rejected: "Rejection",
};
export const mailName = (kind) => MAILS[kind] ?? kind;

const MAIL_STATES = { pending: "waits to be sent", sending: "is being sent", sent: "sent", refused: "refused by the provider", failed: "could not be sent" };
const DELIVERIES = {
  processed: "on its way", deferred: "put off by the recipient’s server", delivered: "delivered", bounced: "bounced: the address did not take it",
  dropped: "dropped by the provider: mails to this address failed before",
};
export const mailState = ({ state, delivery }) => DELIVERIES[delivery] ?? MAIL_STATES[state] ?? state;
export const mailFailed = ({ state, delivery }) => ["bounced", "dropped"].includes(delivery) || ["refused", "failed"].includes(state);

const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });
export const languageName = (tag) => LANGUAGES.of(tag);

export const words = {
  mails: (n) => count(n, "mail", "mails"),
  mailsGo: (n) => count(n, "mail goes out", "mails go out"),
  applications: (n) => count(n, "application", "applications"),
  selected: (n) => `${n} selected`,
  postings: (n) => count(n, "posting", "postings"),
  noPosting: (id) => `Posting ${id}`,
  yes: "Yes",
  no: "No",
};
