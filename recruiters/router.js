// A view's address is in the fragment, which any static host can do, and which no server sees: `#/applications/ID?…`.

export function currentRoute() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, id] = path.split("/").map(decodeURIComponent);
  return { view, id: id || null, query: new URLSearchParams(query) };
}

export function linkTo(view, id = null, query = {}) {
  const search = new URLSearchParams(query).toString();
  return `#/${view}${id === null ? "" : `/${encodeURIComponent(id)}`}${search && `?${search}`}`;
}

export const go = (link) => (location.hash = link);

/** Another address for what is shown already: a view that went on by itself. */
export function moveTo(link, { replaces = false } = {}) {
  if (link === location.hash) return;
  history[replaces ? "replaceState" : "pushState"](null, "", link);
}

export function startRouter(show) {
  addEventListener("hashchange", show);
}
