import { h } from "../careers/dom.js";
import { ApiProblem } from "./api.js";
import { signIn } from "./sign-in.js";

/** What went wrong, and what to do about it, in words: { title, text, isSignedOut }. */
export function explain(error) {
  if (!(error instanceof ApiProblem)) {
    // A fault of these pages themselves must not be hidden from whoever can mend it.
    console.error(error);
    return { title: "This could not be shown", text: "The page has a fault of its own. Load it again; if that does not help, tell whoever runs it." };
  }
  const { status, kind, title } = error;
  if (status === 0) return { title: "The server can’t be reached", text: "Check your connection and try again. Nothing that you typed is lost." };
  if (status === 401) {
    return { title: "Your sign-in has ended", text: "Sign in again: you come back to this place, and what you typed is kept.", isSignedOut: true };
  }
  if (status === 403 && kind === "no-role") return { title: "You have no role for this board", text: title };
  if (status === 403) return { title: "Your role does not allow this", text: title };
  if (status === 404) return { title: "It is not there", text: title || "It may have been erased or removed meanwhile." };
  if (status >= 500) return { title: "The server has a problem", text: title || "Try again in a moment." };
  return { title: "This was not done", text: title };
}

/** A place where a problem of an action stands, beside what was pressed: { element, show(error), say(nodes), hide() }. */
export function problemPlace() {
  const element = h("div", { class: "problem", role: "alert", hidden: true });
  const say = (...nodes) => {
    element.replaceChildren(...nodes);
    element.hidden = false;
  };
  return {
    element,
    say,
    hide() {
      element.hidden = true;
      element.replaceChildren();
    },
    show(error) {
      const { title, text, isSignedOut } = explain(error);
      say(h("p", {}, h("strong", {}, title), ". ", text), ...(isSignedOut ? [signInButton()] : []));
    },
  };
}

/** In place of a view that could not be had. */
export function problemView(error, { retry }) {
  const { title, text, isSignedOut } = explain(error);
  const heading = h("h1", { tabindex: "-1" }, title);
  return {
    title,
    heading,
    element: h("div", { class: "narrow" }, heading, h("p", { class: "lead" }, text),
      h("p", { class: "actions" }, isSignedOut ? signInButton() : h("button", { class: "button", type: "button", onclick: retry }, "Try again"))),
  };
}

const signInButton = () => h("button", { class: "button", type: "button", onclick: () => signIn() }, "Sign in again");
