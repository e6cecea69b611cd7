// What lets a candidate in: the token of their link, and later the receipt of an erasure. The token comes in the fragment,
// which browsers send to nobody. It is kept for this tab alone, so that a reload finds it, and is never put into an address.
const SLOT = "own-application";
let kept = null;

/** Takes a token out of the address bar, if a link has brought one. */
export function takeToken() {
  const fragment = location.hash.slice(1);
  // Links within the page have fragments, too.
  if (!fragment || document.getElementById(fragment)) return false;
  keep({ token: fragment });
  history.replaceState(history.state, "", location.pathname + location.search);
  return true;
}

/** { token }, or { receipt, language }, or null where nobody came by a link. */
export const access = () => kept ?? read();

/** From now on there is no application, only the receipt that tells how far its erasure has come. */
export const keepReceipt = (receipt, language) => keep({ receipt, language });

// Some browsers forbid storage to embedded or private pages. The memory of the page then has to do.
function keep(value) {
  kept = value;
  try { sessionStorage.setItem(SLOT, JSON.stringify(value)); } catch { /* See above. */ }
}

function read() {
  try { return JSON.parse(sessionStorage.getItem(SLOT)); } catch { return null; }
}
