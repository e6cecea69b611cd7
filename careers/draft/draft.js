import { isKeeping, transact } from "./database.js";
import { findWords, forgetWords, leaveWords } from "./last-words.js";
import { putTogether, takeApart } from "./parts.js";

const PATIENCE_FOR_FILES = 20_000;
const NOTHING = JSON.stringify({});

/**
 * What somebody has begun to fill in for one posting, as it is kept on this device:
 * { saved: { answers, savedAt, left } or null, isBlocked, isOff, save(state), leave(state), remove() }; a state is
 * { answers, savedAt }, as of that moment; `isOff`: nothing is to be kept.
 * Never rejects: without storage the form works all the same, and nothing is kept.
 */
export async function openDraft(posting) {
  const found = await read(posting).catch(() => undefined);
  let keptText = found?.text ?? NOTHING;
  let keptFiles = found?.files ?? [];
  let refused = null;

  /** Keeps all of it ("kept"), all but the files ("withoutFiles") or nothing ("notKept"); null where nothing is new. */
  async function save({ answers, savedAt }) {
    const { text, asText, files, isRefused, hasNewFiles, isNew } = taken(answers);
    if (!isNew) return null;
    if (asText === NOTHING) return remove().then(() => "kept", () => "notKept");

    const textAlone = { left: [] };
    const all = { files, left: [] };
    const withoutFiles = { files: [], left: files.map(({ name }) => name) };
    const ways = isRefused ? [withoutFiles] : hasNewFiles ? [all, withoutFiles] : [textAlone];
    for (const way of ways) {
      const isWritten = await write({ answers: text, savedAt }, way).then(() => true, () => false);
      if (way === all) refused = isWritten ? null : files;
      if (!isWritten) continue;
      forgetWords(posting, savedAt);
      keptText = asText;
      keptFiles = way.files ?? keptFiles;
      return way === withoutFiles ? "withoutFiles" : "kept";
    }
    return "notKept";
  }

  /** For the moment in which the page may be gone before it is saved; the next visit takes whichever is newer. */
  function leave({ answers, savedAt }) {
    const { text, files, isNew } = taken(answers);
    if (isNew) leaveWords(posting, { answers: text, savedAt, files });
  }

  /** Files that were refused once are not tried again with each change of the text. */
  function taken(answers) {
    const { text, files } = takeApart(answers);
    const asText = JSON.stringify(text);
    const isRefused = areSame(files, refused);
    const hasNewFiles = !isRefused && !areSame(files, keptFiles);
    return { text, asText, files, isRefused, hasNewFiles, isNew: asText !== keptText || hasNewFiles };
  }

  /** Files that are not given stay as they are. */
  function write({ answers, savedAt }, { files, left }) {
    return transact(["drafts", "files"], (transaction) => {
      const store = transaction.objectStore("files");
      const written = Promise.all([
        files && (files.length > 0 ? store.put({ posting, files }) : store.delete(posting)),
        transaction.objectStore("drafts").put({ posting, savedAt, answers, left }),
      ]);
      // A page that is being left may not live to see the requests done, and would take what is uncommitted with it.
      transaction.commit?.();
      return written;
    }, { patience: files?.length > 0 ? PATIENCE_FOR_FILES : undefined });
  }

  async function remove() {
    forgetWords(posting);
    keptText = NOTHING;
    keptFiles = [];
    refused = null;
    await transact(["drafts", "files"], (transaction) =>
      Promise.all(["drafts", "files"].map((name) => transaction.objectStore(name).delete(posting))));
  }

  const saved = newest(found, isKeeping ? findWords(posting) : null);
  return { posting, saved, isBlocked: found === undefined, isOff: !isKeeping, save, leave, remove };
}

/** What is brought back: the record, or what was left after it, with those of its files that the record has. */
function newest(record, words) {
  if (!words || record?.saved.savedAt > words.savedAt) return record?.saved ?? null;
  if (JSON.stringify(words.answers) === NOTHING) return null;
  const files = words.files.map((left) => record?.files.find((file) => isSame(file, left)) ?? null);
  const left = words.files.filter((_, index) => !files[index]).map(({ name }) => name);
  return { answers: putTogether(words.answers, files), savedAt: words.savedAt, left };
}

/** Null where nothing is kept. */
async function read(posting) {
  const [draft, kept] = await transact(["drafts", "files"], (transaction) => Promise.all([
    transaction.objectStore("drafts").get(posting),
    transaction.objectStore("files").get(posting),
  ]), { mode: "readonly" });
  if (!draft) return null;
  const files = kept?.files ?? [];
  const { savedAt, left } = draft;
  return { text: JSON.stringify(draft.answers), files, saved: { answers: putTogether(draft.answers, files), savedAt, left } };
}

const areSame = (files, others) =>
  files.length === others?.length && files.every((file, index) => isSame(file, others[index]));

// Some browsers make another object of a file that goes through an input.
const isSame = (file, other) =>
  file === other || ["name", "size", "lastModified", "type"].every((part) => file[part] === other[part]);
