import { h } from "../../careers/dom.js";
import { signIn } from "../sign-in.js";
import { busyWith } from "../busy.js";

/** Before anybody has signed in; `failed` where that was tried and came to nothing. */
export function signInView({ failed }) {
  const title = failed ? "Signing in did not work" : "Sign in to read applications";
  const heading = h("h1", { tabindex: "-1" }, title);
  const problem = h("p", { class: "problem", role: "alert", hidden: true },
    "The sign-in page can’t be reached. Check your connection and try again; if that does not help, tell whoever runs these pages.");
  const button = h("button", { class: "button", type: "button", onclick: () => busyWith(button, leave) }, failed ? "Try again" : "Sign in");
  async function leave() {
    problem.hidden = true;
    await signIn().catch((error) => {
      console.warn(error.message);
      problem.hidden = false;
    });
  }
  return {
    title, heading,
    element: h("div", { class: "narrow welcome" }, heading,
      h("p", { class: "lead" }, failed
        ? "The sign-in was broken off, or took too long. Nothing was changed."
        : "You sign in with your company account, and see what your role allows. Who reads which application is recorded."),
      problem, h("p", { class: "actions" }, button)),
  };
}

/** Somebody has signed in who may do nothing here. */
export function noRoleView({ name }) {
  const heading = h("h1", { tabindex: "-1" }, "You have no role for this board");
  return {
    title: "No role", heading,
    element: h("div", { class: "narrow" }, heading,
      h("p", { class: "lead" }, `You are signed in${name ? ` as ${name}` : ""}, but may not read anything here.`),
      h("p", {}, "Ask whoever manages access at your company for a role: reader, recruiter, owner or equality officer. Then sign out and in again.")),
  };
}
