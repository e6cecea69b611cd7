// Views are told apart by the query string alone, which works on any static host without rewrite rules.
const CARRIED = ["gh_src", "source"];

export function currentRoute() {
  const query = new URLSearchParams(location.search);
  if (query.has("application")) return { view: "application" };
  const job = query.get("job") ?? query.get("gh_jid");
  return job && /^\d+$/.test(job) ? { view: "posting", job } : { view: "list" };
}

/** Where the reader came from, to be posted with the application. */
export function sourceToken() {
  const query = new URLSearchParams(location.search);
  return CARRIED.map((name) => query.get(name)).find(Boolean) ?? null;
}

export const linkToList = () => link({});
export const linkToPosting = (job) => link({ job });

function link(query) {
  const current = new URLSearchParams(location.search);
  const kept = CARRIED.filter((name) => current.get(name)).map((name) => [name, current.get(name)]);
  const search = new URLSearchParams([...Object.entries(query), ...kept]).toString();
  return search ? `?${search}` : location.pathname;
}

// A confirmation has the address of the posting that it is for.
const here = () => `${location.search} ${Boolean(history.state?.confirmation)}`;
let shown = here();

/** Puts another view in this place of the history. */
export function replaceView(state) {
  history.replaceState(state, "");
  shown = here();
}

/** Calls `show` whenever the reader moves to another view: by a link marked `data-view`, or back and forward. */
export function startRouter(show) {
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest?.("a[data-view]");
    const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!anchor || opensElsewhere) return;
    event.preventDefault();
    history.pushState(null, "", anchor.getAttribute("href"));
    shown = here();
    show();
  });

  addEventListener("popstate", () => {
    // Links within a view change the hash only.
    if (here() === shown) return;
    shown = here();
    show();
  });
}
