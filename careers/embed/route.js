import { addressOf } from "../address.js";
import { config } from "../config.js";

const jobIn = (search) => {
  const job = new URLSearchParams(search).get("job");
  return job && /^\d+$/.test(job) ? job : null;
};

/** Where an element is, which nobody but itself gets to know: a posting's id, or null at the list. */
export function ownRoute({ start, source, isHosted }) {
  let job = start;
  return {
    get job() { return job; },
    go: (to) => { job = to; },
    /** Whoever opens a link elsewhere finds the same on the careers page, if that shows this board. */
    linkTo: (to) => (isHosted ? hosted(to, source) : location.href),
    follow: () => () => {},
  };
}

/** Where an element is, in the query of the page around it: so it can be linked to, and the way back leads through it. */
export function queryRoute() {
  let shown = jobIn(location.search);
  const linkTo = (to) => {
    const url = new URL(location.href);
    url.hash = "";
    if (to) url.searchParams.set("job", to);
    else url.searchParams.delete("job");
    return url.href;
  };
  return {
    get job() { return jobIn(location.search); },
    go: (to) => {
      history.pushState(null, "", linkTo(to));
      shown = to;
    },
    linkTo,
    /** Calls `show` when the reader goes back or forward to another view; what is returned ends that. */
    follow: (show) => {
      const look = () => {
        const now = jobIn(location.search);
        // Links within the page change the hash only.
        if (now === shown) return;
        shown = now;
        show();
      };
      addEventListener("popstate", look);
      return () => removeEventListener("popstate", look);
    },
  };
}

/** The posting, or the list, that a link of a view leads to. */
export const jobOf = (anchor) => jobIn(new URL(anchor.getAttribute("href"), "https://careers.invalid").search);

export const isHostedBoard = ({ apiBase, board }) => apiBase === config.apiBase && board === config.board;

function hosted(job, source) {
  const url = new URL(addressOf("./"));
  if (job) url.searchParams.set("job", job);
  if (source) url.searchParams.set("gh_src", source);
  return url.href;
}
