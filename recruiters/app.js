import { announce, focusAndShow, h } from "../careers/dom.js";
import { loadBoard } from "./api.js";
import { showKeys, startKeys, useKeys } from "./keys.js";
import { problemView } from "./problems.js";
import { may, mayNothing, takeRoles } from "./roles.js";
import { currentRoute, linkTo, startRouter } from "./router.js";
import { finishSignIn, signOut, whoIsThere } from "./sign-in.js";
import { applicationView } from "./views/application.js";
import { equalityView } from "./views/equality.js";
import { inboxView } from "./views/inbox.js";
import { intakeView } from "./views/intake.js";
import { postingEditorView } from "./views/posting-editor.js";
import { postingsView } from "./views/postings.js";
import { noRoleView, signInView } from "./views/welcome.js";

const VIEWS = [
  { name: "applications", label: "Applications", needs: "readApplications", list: inboxView, one: applicationView },
  { name: "postings", label: "Postings", needs: "readPostings", list: postingsView, one: postingEditorView },
  { name: "intake", label: "Intake", needs: "readApplications", list: intakeView },
  { name: "equality", label: "Equality", needs: "readEqualityReports", list: equalityView },
];
const main = document.getElementById("main");
let reader = null;
let company = "";
let shown = null;
let turn = 0;

document.querySelector(".skip-link").addEventListener("click", (event) => {
  // The fragment is the view's address.
  event.preventDefault();
  focusAndShow(main);
});
start();

async function start() {
  try {
    await finishSignIn();
    reader = await whoIsThere();
  } catch (error) {
    console.warn(error.message);
    return place(signInView({ failed: true }), { isFirst: true });
  }
  if (!reader) return place(signInView({}), { isFirst: true });
  takeRoles(reader.roles);
  account();
  startKeys();
  startRouter(() => show());
  show({ isFirst: true });
  loadBoard().then((board) => { company = board.name; named(); }, () => {});
}

/** The view of the address; one that is shown already may take the new address by itself. */
async function show({ isFirst = false } = {}) {
  const mine = ++turn;
  const route = currentRoute();
  const view = VIEWS.find(({ name }) => name === route.view) ?? VIEWS.find(({ needs }) => may(needs));
  navigation(view);
  if (mayNothing()) return place(noRoleView(reader), { isFirst });
  const key = `${view.name}/${route.id ?? ""}`;
  if (shown?.key === key && shown.update) return shown.update(route);
  shown?.leave?.();
  const make = route.id && view.one ? view.one : view.list;
  const waiting = setTimeout(() => mine === turn && announce("Loading"), 600);
  main.setAttribute("aria-busy", "true");
  const made = await make({ route, reader, from: shown?.key, become: (next) => mine === turn && place({ ...next, key }, {}) })
    .catch((error) => problemView(error, { retry: () => show() }));
  clearTimeout(waiting);
  if (mine === turn) place({ ...made, key }, { isFirst });
}

function place(view, { isFirst }) {
  shown = view;
  main.removeAttribute("aria-busy");
  main.classList.toggle("wide", Boolean(view.isWide));
  main.replaceChildren(view.element);
  useKeys(view.keys);
  named();
  // On a first load the focus is the browser's own.
  if (isFirst) return;
  scrollTo(0, 0);
  view.focus ? view.focus() : view.heading.focus({ preventScroll: true });
}

function named() {
  document.title = [shown?.title, company ? `${company} recruiting` : "Recruiting"].filter(Boolean).join(" – ");
  document.getElementById("site-name").textContent = company || "Recruiting";
}

function navigation(current) {
  const links = VIEWS.filter(({ needs }) => may(needs)).map((view) =>
    h("a", { href: linkTo(view.name), "aria-current": view === current ? (currentRoute().id ? "true" : "page") : null }, view.label));
  document.getElementById("nav").replaceChildren(...links);
}

function account() {
  document.getElementById("account").replaceChildren(
    h("button", { class: "button quiet", type: "button", onclick: showKeys }, "Keyboard"),
    h("span", { class: "reader" }, reader.name),
    h("button", { class: "button quiet", type: "button", onclick: () => signOut() }, "Sign out"));
}
