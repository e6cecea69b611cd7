import { transact } from "./database.js";

const MOST_KEYS = 20;

/** The key under which this content is sent, whichever tab sends it and however often; null where none can be kept. */
export async function keyFor(posting, digest) {
  return change(posting, (record) => {
    record.keys = [[digest, record.keys.find(([known]) => known === digest)?.[1] ?? crypto.randomUUID()],
      ...record.keys.filter(([known]) => known !== digest)].slice(0, MOST_KEYS);
    return record.keys[0][1];
  }).catch(() => null);
}

/** From now on another try is another application. The success is remembered for tabs that have not heard of it. */
export const rememberSent = (posting, reference) => change(posting, (record) => {
  record.keys = [];
  record.sent = { at: Date.now(), reference };
}).catch(() => {});

/** The last success where it came after a moment; otherwise null. */
export async function sentSince(posting, moment) {
  const record = await transact(["sends"], (transaction) => transaction.objectStore("sends").get(posting), { mode: "readonly" })
    .catch(() => null);
  return record?.sent?.at >= moment ? record.sent : null;
}

/** Reads, changes and writes in one transaction, so that two tabs never make two keys for one content. */
function change(posting, work) {
  return transact(["sends"], async (transaction) => {
    const store = transaction.objectStore("sends");
    const record = (await store.get(posting)) ?? { posting, keys: [], sent: null };
    const outcome = work(record);
    await store.put({ ...record, savedAt: Date.now() });
    return outcome;
  });
}
