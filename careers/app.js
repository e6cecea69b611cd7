import { ApiError, jobUrl, loadBoard, loadJob, loadJobs } from "./api.js";
import { takeToken } from "./application/access.js";
import { forgetOld } from "./draft/database.js";
import { openDraft } from "./draft/draft.js";
import { announce, focusAndShow, keepStrayFilesOut } from "./dom.js";
import { learn, speak, speaking, t } from "./messages.js";
import { currentRoute, linkToList, replaceView, sourceToken, startRouter } from "./router.js";
import { confirmationView } from "./views/confirmation.js";
import { listView } from "./views/list.js";
import { postingView } from "./views/posting.js";
import { problemView } from "./views/states.js";
import { footer } from "./views/footer.js";
import { describe } from "./structured-data.js";

const main = document.getElementById("main");
/** What the page shows while a view is loading: as it came with the page itself, and without a word. */
const skeleton = main.querySelector(".skeleton");
/** Postings that were opened, so that going back finds the form as it was left. */
const opened = new Map();
/** What was sent from this page, for whoever goes back to where its form was. */
const confirmed = new Map();
let board;
let turn = 0;

// Before anything else, so that the token stands in the address bar no longer than it has to.
if (currentRoute().view === "application") takeToken();
addEventListener("hashchange", () => currentRoute().view === "application" && takeToken() && show({ moved: true }));
startRouter(() => show({ moved: true }));
keepStrayFilesOut(window);
// Where nothing can be kept, there is nothing to forget.
forgetOld().catch(() => {});
show({ moved: false });

/** `moved`: whether the reader came from another view. If so, focus follows; on a first load it is the browser's. */
async function show({ moved }) {
  const mine = ++turn;
  const loading = setTimeout(() => mine === turn && main.replaceChildren(skeleton), 200);
  const route = currentRoute();
  // The reader's own language, which most views are in, is on its way while the views' contents are.
  learn();
  const view = await viewFor(route).catch((error) => problemFor(error, route));
  clearTimeout(loading);
  // The reader may have gone elsewhere while this was loading.
  if (mine === turn) place(view, { focus: moved });
}

async function viewFor(route) {
  if (history.state?.confirmation) return confirmationOf(history.state.confirmation);
  if (route.view === "list") {
    const [board, jobs, speech] = await Promise.all([theBoard(), loadJobs(), learn()]);
    return speaking(speech, () => listView(board, jobs));
  }
  if (route.view === "application") {
    // Most readers never come here, so its modules are loaded by those who do.
    const [board, { applicationView }] = await Promise.all([theBoard(), import("./views/application.js")]);
    return applicationView({ board, become });
  }
  if (!opened.has(route.job)) {
    const [board, job, draft] = await Promise.all([theBoard(), loadJob(route.job), openDraft(jobUrl(route.job))]);
    const speech = await learn(job.language);
    opened.set(route.job, speaking(speech, () => postingView({
      board, job, draft, source: sourceToken(),
      reference: confirmed.get(route.job)?.reference,
      onConfirmation: () => showConfirmation(confirmed.get(route.job)),
      onSubmitted: (answer) => confirm(route.job, job, answer),
      onSentElsewhere: (answer) => confirmHere(route.job, job, answer),
      onRenew: (renewal) => renew(route, renewal),
    })));
  }
  return opened.get(route.job);
}

async function problemFor(error, route) {
  // A fault of the page itself looks the same to the reader, but must not be hidden from whoever can mend it.
  if (!(error instanceof ApiError)) console.error(error);
  const isMissing = route.view === "posting" && error.status === 404;
  return speaking(await learn(), () => problemView({ isMissing, retry: () => show({ moved: true }) }));
}

function confirm(id, job, { application_id: reference, status_url: statusUrl, email }) {
  opened.delete(id);
  const confirmation = { title: job.title, reference, statusUrl, language: job.language };
  confirmed.set(id, confirmation);
  return showConfirmation(confirmation, email);
}

async function showConfirmation(confirmation, email) {
  // Replaces the form's place in the history, so that going back never leads to a form that was already sent. The
  // email address is left out of it: history outlives the page.
  replaceView({ confirmation });
  become(await confirmationOf({ ...confirmation, email }));
}

async function confirmationOf({ language, ...confirmation }) {
  const [board, speech] = await Promise.all([theBoard(), learn(language)]);
  return speaking(speech, () => confirmationView({ board, ...confirmation }));
}

/** What was sent from another tab. Its form may be put aside here, behind another view. */
function confirmHere(id, job, answer) {
  if (currentRoute().job === id && !history.state?.confirmation) confirm(id, job, answer);
  else opened.delete(id);
}

/** The form once more: empty, or as it was kept last. */
async function renew(route, { isCleared }) {
  opened.delete(route.job);
  await show({ moved: false });
  const heading = document.getElementById("apply");
  if (!heading) return;
  focusAndShow(heading);
  if (isCleared) announce(t("draftCleared"));
}

/** Puts another view in the place of the one that is shown. */
function become(view) {
  turn++;
  place(view, { focus: true });
}

async function theBoard() {
  return (board ??= await loadBoard());
}

function place({ title, element, heading, job, speech }, { focus }) {
  if (speech) speak(speech);
  frame();
  document.title = [title, board && t("siteName", board.name)].filter(Boolean).join(" – ");
  main.replaceChildren(element);
  describe(job);
  if (!focus) return;
  // The top of the page, with the way back above the heading; further down only where the heading would not be seen.
  scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "nearest" });
}

/** What stands around every view, in the language of this one. */
function frame() {
  document.querySelector(".skip-link").textContent = t("skipLink");
  document.querySelector(".site-footer").hidden = false;
  if (!board) return;
  const name = document.querySelector(".site-name");
  name.replaceChildren(t("siteName", board.name));
  name.href = linkToList();
  name.hidden = false;
  document.getElementById("footer").replaceChildren(...footer(board));
}
