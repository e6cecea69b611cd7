import { loadJob } from "../api.js";
import { access } from "../application/access.js";
import { ownApplicationView } from "../application/own-application.js";
import { requestsWith } from "../application/requests.js";
import { learn, speaking } from "../messages.js";
import { erasureView } from "./erasure.js";
import { linkProblemView } from "./states.js";

/** What the link leads to by which somebody came, in the language of its posting. Throws where the server gives no answer. */
export async function applicationView({ board, become }) {
  const { token, receipt, language } = access() ?? {};
  if (receipt) return speaking(await learn(language), () => erasureView({ receipt: { receipt } }));
  const requests = requestsWith(token ?? "");
  const application = token ? await requests.read().catch(nothingIfMissing) : null;
  if (!application) return speaking(await learn(), () => linkProblemView({ board }));
  // Only its labels are needed: the page does without them.
  const job = application.posting.title ? await loadJob(application.posting.id).catch(() => null) : null;
  const speech = await learn(application.posting.language);
  return speaking(speech, () => ownApplicationView({ board, job, application, requests, become }));
}

function nothingIfMissing(error) {
  if (error.status === 404) return null;
  throw error;
}
