const PREFIX = "apply-functions/last-words/";
const keyOf = (posting) => PREFIX + posting;

/**
 * What was filled in for a posting when its page was left: { savedAt, answers, files }, with the answers as text and what
 * tells its files from others. A database may not get to it in time, so this is written at once, and removed as soon as the
 * database has it.
 */
export function leaveWords(posting, { answers, savedAt, files }) {
  const described = files.map(({ name, size, lastModified, type }) => ({ name, size, lastModified, type }));
  // A browser may have no room, or allow none of this.
  try { localStorage.setItem(keyOf(posting), JSON.stringify({ savedAt, answers, files: described })); } catch { /* Then the database is all there is. */ }
}

/** Null where nothing was left that the database does not have. */
export function findWords(posting) {
  try {
    const words = JSON.parse(localStorage.getItem(keyOf(posting)));
    return words?.answers && Array.isArray(words.files) ? words : null;
  } catch {
    return null;
  }
}

/** What was left at a moment or before it. */
export function forgetWords(posting, moment = Infinity) {
  if (findWords(posting)?.savedAt > moment) return;
  try { localStorage.removeItem(keyOf(posting)); } catch { /* Nothing can be there. */ }
}

/** The same for all postings. */
export function forgetAllWords(moment = Infinity) {
  let keys = [];
  try { keys = Object.keys(localStorage); } catch { /* Nothing can be there. */ }
  for (const key of keys.filter((name) => name.startsWith(PREFIX))) forgetWords(key.slice(PREFIX.length), moment);
}
