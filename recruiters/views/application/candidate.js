import { h } from "../../../careers/dom.js";

/** How to reach whoever applied. */
export function candidateCard({ application_id: id, candidate, details }) {
  const { first_name: first, last_name: last, email, phone, phone_e164: dialled } = candidate;
  const rows = [
    ["Name", h("span", { dir: "auto" }, [first, last].filter(Boolean).join(" "))],
    ["Email", email && h("a", { href: `mailto:${encodeURIComponent(email).replace("%40", "@")}` }, email)],
    ["Phone", phone && (dialled ? h("a", { href: `tel:${dialled}` }, phone) : phone)],
    ["Location", details?.location?.text && h("span", { dir: "auto" }, details.location.text)],
    ["Reference", h("span", { class: "code" }, id)],
  ].filter(([, value]) => value);
  return h("section", { class: "card", "aria-labelledby": "candidate-title" },
    h("h2", { id: "candidate-title" }, "Candidate"),
    h("dl", { class: "facts" }, rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))));
}
