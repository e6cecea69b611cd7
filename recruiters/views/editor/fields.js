import { h } from "../../../careers/dom.js";
import { choice, field } from "../../fields.js";
import { decoded, encoded, isEncoded } from "./document.js";

/** The usual fields of a posting; each knows the paths under which the server speaks of it. */
export function postingFields(document, onChange) {
  const wasEncoded = isEncoded(document.content ?? "");
  const parts = [
    text("Title", "title", { get: () => document.title, set: (value) => (document.title = value), required: true }),
    text("Location", "location", {
      get: () => document.location?.name,
      set: (value) => (document.location = { ...document.location, name: value }),
      paths: ["location", "location.name"],
    }),
    select("Status", "status", [["live", "Live"], ["closed", "Closed: shown, takes nothing"], ["offline", "Not published"]], {
      get: () => document.status ?? "live", set: (value) => (document.status = value),
    }),
    text("First published", "first_published", {
      get: () => document.first_published, set: (value) => put("first_published", value),
      note: "Left empty, the moment at which it is first saved as live. A later one, such as 2027-01-31T09:00:00+00:00 with its distance from UTC, hides it until then.",
    }),
    text("Deadline", "application_deadline", {
      get: () => document.application_deadline, set: (value) => put("application_deadline", value.replace(/T\d\d:\d\d$/, "$&:00")), type: isLocal(document.application_deadline) ? "datetime-local" : "text",
      note: "On the clock of its time zone.",
    }),
    text("Time zone of the deadline", "application_deadline_time_zone", {
      get: () => document.application_deadline_time_zone, set: (value) => put("application_deadline_time_zone", value),
      note: "Such as Europe/London; UTC where there is none.", list: "zones",
    }),
    area("Text of the posting", "content", {
      get: () => decoded(document.content ?? ""), set: (value) => (document.content = wasEncoded ? encoded(value) : value),
      note: "HTML: paragraphs, headings, lists, links, bold and italic. Anything else is left out when it is shown.",
    }),
  ];
  const zones = h("datalist", { id: "zones" }, Intl.supportedValuesOf("timeZone").map((zone) => h("option", { value: zone })));
  return { element: h("div", { class: "fields" }, parts.map(({ element }) => element), zones), parts };

  function put(name, value) {
    if (value === "" && document[name] === undefined) return;
    document[name] = value === "" ? null : value;
  }

  function part(label, id, control, { get, set, note, paths = [id], required = false }) {
    control.value = get() ?? "";
    if (required) control.setAttribute("aria-required", "true");
    control.addEventListener("input", () => { set(control.value); onChange(); });
    return { label, control, paths, element: field(label, control, { note, fault: true }) };
  }

  function text(label, id, options) {
    return part(label, id, h("input", { id, type: options.type ?? "text", autocomplete: "off", list: options.list }), options);
  }

  function select(label, id, values, options) {
    return part(label, id, choice(id, values), options);
  }

  function area(label, id, options) {
    return part(label, id, h("textarea", { id, rows: "12", spellcheck: "true", lang: document.language }), options);
  }
}

/** A deadline with an offset can't be edited as a local time without changing what it says. */
const isLocal = (deadline) => !deadline || /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(deadline);
