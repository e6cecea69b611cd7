import { config } from "../config.js";
import { deleteDB, openDB } from "../vendor/idb/index.js";
import { forgetAllWords } from "./last-words.js";

const NAME = "applications";
const VERSION = 1;
const DAYS_KEPT = 30;
// A device that is busy opens and writes slowly; only what never answers must be given up.
const PATIENCE = 10_000;
/** Whether the company lets anything be kept on the device. */
export const isKeeping = config.drafts !== false;

/**
 * What is kept on this device, by posting:
 * drafts { posting, savedAt, answers, left }   what is filled in, without files; `left` names files that found no room
 * files  { posting, files }                    those that go with it
 * sends  { posting, savedAt, keys, sent }      the keys of tries by the hash of what was sent, and the last success
 */
const STORES = ["drafts", "files", "sends"];

let opening = null;

/** Rejects where nothing is to be kept, or the browser keeps nothing: storage may be forbidden, out of order, or never answer. */
export function database() {
  if (!isKeeping) return Promise.reject(new Error("Nothing is to be kept"));
  const forget = () => (opening = null);
  opening ??= bounded(open(forget), PATIENCE);
  return opening;
}

async function open(forget = () => {}) {
  return openDB(NAME, VERSION, {
    upgrade(db) {
      const [drafts, , sends] = STORES.map((name) => db.createObjectStore(name, { keyPath: "posting" }));
      for (const store of [drafts, sends]) store.createIndex("savedAt", "savedAt");
    },
    // Another tab has a newer version of this page.
    blocking(_current, _blocked, event) {
      event.target.close();
      forget();
    },
    terminated: forget,
  });
}

/** Work on some of the stores as one transaction: all of it is kept, or nothing. */
export async function transact(names, work, { mode = "readwrite", patience = PATIENCE } = {}) {
  const db = await database();
  const transaction = db.transaction(names, mode);
  const outcome = (async () => work(transaction))();
  // Rejections of single requests come out of the transaction as well.
  return bounded(Promise.all([outcome, transaction.done]).then(([value]) => value), patience);
}

/** What nobody has come back to is not kept for ever; and nothing is where nothing is to be kept. */
export async function forgetOld(now = Date.now()) {
  const last = now - DAYS_KEPT * 24 * 3_600_000;
  forgetAllWords(isKeeping ? last : undefined);
  if (!isKeeping) return forgetAll();
  const old = IDBKeyRange.upperBound(last);
  await transact(STORES, async (transaction) => {
    const [drafts, files, sends] = STORES.map((name) => transaction.objectStore(name));
    const [stale, spent] = await Promise.all([drafts, sends].map((store) => store.index("savedAt").getAllKeys(old)));
    return Promise.all([...stale.flatMap((key) => [drafts.delete(key), files.delete(key)]), ...spent.map((key) => sends.delete(key))]);
  });
}

/** In a page of another site the name may be somebody else's, so it is looked into first. */
async function forgetAll() {
  const db = await bounded(open(), PATIENCE);
  const isOurs = STORES.every((name) => db.objectStoreNames.contains(name));
  db.close();
  if (isOurs) await deleteDB(NAME);
}

function bounded(promise, patience) {
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("The browser's storage gives no answer")), patience);
  });
  return Promise.race([promise, silence]).finally(() => clearTimeout(timer));
}
