import { search } from "../../api.js";
import { linkTo } from "../../router.js";

export const FILTERS = ["q", "posting", "stage", "source", "flagged", "text", "received_from", "received_to", "sort"];
const PAGE = "50";

/** The list that was looked at last: an application leads to the next one of it, and back. */
let list = { query: {}, key: null, items: [], total: 0, cursor: null };

/** What of an address are filters, none of them empty. */
export const filtersOf = (query) => Object.fromEntries(FILTERS.map((name) => [name, query.get(name)]).filter(([, value]) => value));

const keyOf = (query) => JSON.stringify(query);

/** The first page, as { items, total, hasMore }; the list as it was left where `kept` allows that. */
export async function find(query, { kept = false } = {}) {
  if (!(kept && list.key === keyOf(query))) {
    const { items, meta } = await search({ ...query, per_page: PAGE });
    list = { query, key: keyOf(query), items, total: meta.total, cursor: meta.next_cursor };
  }
  return found();
}

/** One page more of the same list. */
export async function findMore() {
  const before = list;
  const { items, meta } = await search({ ...before.query, per_page: PAGE, cursor: before.cursor });
  if (list !== before) return found();
  // Who came meanwhile moves the pages; nobody stands in the list twice.
  const known = new Set(before.items.map(({ application_id: id }) => id));
  list = { ...before, items: [...before.items, ...items.filter(({ application_id: id }) => !known.has(id))], total: meta.total, cursor: meta.next_cursor };
  return found();
}

const found = () => ({ items: list.items, total: list.total, hasMore: Boolean(list.cursor) });

export const inList = (id) => list.items.find((item) => item.application_id === id);

/** An application of the list has another stage now. */
export function restage(id, stage) {
  list.items = list.items.map((item) => (item.application_id === id ? { ...item, stage } : item));
}

export const linkToList = () => linkTo("applications", null, list.query);

/** Where an application stands in the list, and which are beside it; null where it does not. */
export async function placeOf(id) {
  const at = list.items.findIndex((item) => item.application_id === id);
  if (at < 0) return null;
  // The list goes on behind its last page, if that can be had.
  if (at === list.items.length - 1 && list.cursor) await findMore().catch(() => {});
  const idAt = (index) => list.items[index]?.application_id ?? null;
  return { number: at + 1, total: Math.max(list.total, list.items.length), before: idAt(at - 1), after: idAt(at + 1) };
}
