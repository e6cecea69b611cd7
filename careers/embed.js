import { ApiError, boardAt, jobUrl } from "./api.js";
import { config } from "./config.js";
import { forgetOld } from "./draft/database.js";
import { openDraft } from "./draft/draft.js";
import { announce, focusAndShow, keepStrayFilesOut } from "./dom.js";
import { frameIn } from "./embed/frame.js";
import { isHostedBoard, jobOf, ownRoute, queryRoute } from "./embed/route.js";
import { learn, speaking, t, use } from "./messages.js";
import { leaveOutPickers } from "./pickers/pickers.js";
import { sourceToken } from "./router.js";
import { confirmationView } from "./views/confirmation.js";
import { listView } from "./views/list.js";
import { postingView } from "./views/posting.js";
import { problemView } from "./views/states.js";

// Their keys are bound to the careers page's own address.
leaveOutPickers();
// Where nothing can be kept, there is nothing to forget.
forgetOld().catch(() => {});

/**
 * <apply-functions board="…" api-base="…" job="…" source="…" lang="…" route="query">: the list of a board's postings, or one of
 * them with its form, in any page. docs/embedding.md has the attributes, events, properties and parts.
 */
class ApplyFunctions extends HTMLElement {
  static observedAttributes = ["board", "api-base", "job", "source", "lang", "route"];

  #root = this.attachShadow({ mode: "open" });
  #frame = null;
  #api = null;
  #board = null;
  #route = null;
  #speech = null;
  /** Postings that were opened, so that going back finds the form as it was left. */
  #opened = new Map();
  #turn = 0;
  #isStarting = false;
  #isReady = false;
  #hush = () => {};
  #unfollow = () => {};

  connectedCallback() {
    if (!this.#frame) {
      this.#frame = frameIn(this.#root);
      this.#root.addEventListener("click", (event) => this.#followLink(event));
      // Several elements may speak several languages. What happens in one is told in its own.
      for (const name of ["focusin", "pointerdown", "dragenter"]) {
        this.#root.addEventListener(name, () => this.#speech && use(this.#speech), { capture: true });
      }
      keepStrayFilesOut(this.#root);
    }
    this.#hush = this.#frame.speakUp();
    this.#start();
  }

  disconnectedCallback() {
    this.#turn++;
    this.#hush();
    this.#unfollow();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.isConnected && this.#frame) this.#start();
  }

  get #where() {
    return { apiBase: this.getAttribute("api-base") || config.apiBase, board: this.getAttribute("board") || config.board };
  }

  get #source() {
    return this.getAttribute("source") || sourceToken();
  }

  /** Once, however many attributes change together. */
  #start() {
    if (this.#isStarting) return;
    this.#isStarting = true;
    queueMicrotask(() => {
      this.#isStarting = false;
      if (!this.isConnected) return;
      this.#api = boardAt(this.#where);
      this.#board = null;
      this.#opened.clear();
      this.#isReady = false;
      this.#route = this.getAttribute("route") === "query"
        ? queryRoute()
        : ownRoute({ start: this.getAttribute("job"), source: this.#source, isHosted: isHostedBoard(this.#where) });
      this.#unfollow();
      this.#unfollow = this.#route.follow(() => this.#show({ moved: true }));
      this.#show({ moved: false });
    });
  }

  async #show({ moved }) {
    const mine = ++this.#turn;
    const { job } = this.#route;
    const view = await this.#viewFor(job).catch((error) => this.#problemFor(error, job));
    if (mine === this.#turn) this.#place(view, { moved });
  }

  async #viewFor(id) {
    if (this.#opened.has(id)) return this.#opened.get(id);
    const [board, found] = await Promise.all([this.#theBoard(), id ? this.#api.loadJob(id) : this.#api.loadJobs()]);
    const speech = await learn(this.lang || (id ? found.language : null));
    if (!id) return speaking(speech, () => listView(board, found));
    // Kept for the page around it: what is filled in at one site is never brought back at another.
    const draft = await openDraft(jobUrl(found));
    const view = speaking(speech, () => postingView({
      board, job: found, draft, source: this.#source,
      onSubmitted: (answer) => this.#confirm(found, speech, answer),
      onSentElsewhere: (answer) => this.#confirmHere(found, speech, answer),
      onRenew: (renewal) => this.#renew(id, renewal),
    }));
    this.#opened.set(id, view);
    return view;
  }

  async #theBoard() {
    return (this.#board ??= await this.#api.loadBoard());
  }

  async #problemFor(error, id) {
    if (!(error instanceof ApiError)) console.error(error);
    const isMissing = Boolean(id) && error.status === 404;
    const speech = await learn(this.lang || null);
    return speaking(speech, () => problemView({ isMissing, retry: () => this.#show({ moved: true }) }));
  }

  #confirm(job, speech, { application_id: reference, status_url: statusUrl, email }) {
    this.#opened.delete(String(job.id));
    this.#turn++;
    const confirmation = { board: this.#board, title: job.title, reference, statusUrl, email };
    this.#place(speaking(speech, () => confirmationView(confirmation)), { moved: true });
    this.#tell("submitted", { reference });
  }

  /** What was sent from another tab. Its form may be put aside here, behind another view. */
  #confirmHere(job, speech, answer) {
    if (this.#route.job === String(job.id)) this.#confirm(job, speech, answer);
    else this.#opened.delete(String(job.id));
  }

  /** The form once more: empty, or as it was kept last. */
  async #renew(id, { isCleared }) {
    this.#opened.delete(id);
    await this.#show({ moved: false });
    const heading = this.#root.getElementById("apply");
    if (!heading) return;
    focusAndShow(heading);
    if (isCleared) announce(t("draftCleared"));
  }

  #place({ element, heading, speech }, { moved }) {
    this.#speech = speech;
    use(speech);
    for (const anchor of element.querySelectorAll("a[data-view]")) {
      // Kept: where another board than the careers page's is shown, the address that others get says nothing of it.
      anchor.dataset.job ??= jobOf(anchor) ?? "";
      anchor.href = this.#route.linkTo(anchor.dataset.job || null);
    }
    const { view } = this.#frame;
    view.lang = speech.language;
    view.dir = speech.messages.direction;
    view.replaceChildren(element);
    if (moved && heading) {
      // From its top: the way back stands above the heading.
      heading.focus({ preventScroll: true });
      this.scrollIntoView({ block: "start" });
    }
    if (this.#isReady) return;
    this.#isReady = true;
    this.#tell("ready", {});
  }

  /** Links between views stay inside; links within a view lead to what the page around it can't see. */
  #followLink(event) {
    const anchor = event.target.closest?.("a");
    const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!anchor || event.defaultPrevented || opensElsewhere) return;
    const href = anchor.getAttribute("href") ?? "";
    if (anchor.hasAttribute("data-view")) {
      event.preventDefault();
      this.#route.go(anchor.dataset.job === undefined ? jobOf(anchor) : anchor.dataset.job || null);
      this.#show({ moved: true });
    } else if (href.startsWith("#")) {
      event.preventDefault();
      const target = this.#root.getElementById(href.slice(1));
      if (target) focusAndShow(target);
    }
  }

  /** Nothing personal is told to the page around it: a reference leads nobody to the application. */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`apply-functions:${name}`, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("apply-functions", ApplyFunctions);
