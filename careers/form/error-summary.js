import { h } from "../dom.js";
import { t } from "../messages.js";

/** The list of what is wrong, above the form. Each entry leads to its field; faults without a field are told here only. */
export function errorSummary(id = "error-summary") {
  const element = h("section", {
    class: "error-summary", id, tabindex: "-1", hidden: true, "aria-labelledby": `${id}-heading`,
  });

  function show(faults) {
    element.hidden = faults.length === 0;
    element.replaceChildren(...(faults.length === 0 ? [] : [
      h("h3", { id: `${id}-heading` }, t("errorsHeading", faults.length)),
      h("ul", {}, faults.map(({ message, question }) => h("li", {}, question ? linkTo(question, message) : message))),
    ]));
    if (faults.length === 0) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }

  return { element, show };
}

function linkTo(question, message) {
  const lead = (event) => {
    event.preventDefault();
    question.element.scrollIntoView({ block: "start" });
    question.focus();
  };
  return h("a", { href: `#${question.target()?.id || question.element.id}`, onclick: lead }, message);
}
