import { jobUrl } from "./api.js";

const TYPE = "application/ld+json";
let wanted;

/**
 * Tells search engines of the posting that is shown, in the words of the functions; of nothing where there is none or it
 * takes no applications. The page does not wait for it, and is the same without it.
 */
export async function describe(job) {
  wanted = job;
  document.querySelector(`head script[type="${TYPE}"]`)?.remove();
  if (!job?.accepting_applications) return;
  const response = await fetch(`${jobUrl(job)}/posting.jsonld`).catch(() => null);
  const text = response?.ok ? await response.text().catch(() => "") : "";
  // The reader may have gone elsewhere while this was loading.
  if (text && wanted === job) document.head.append(script(text));
}

/** The text of a posting could end the script if it were ever read as markup; as escapes it means the same. */
function script(text) {
  const element = document.createElement("script");
  element.type = TYPE;
  element.textContent = text.replaceAll("<", "\\u003c");
  return element;
}
