import { announce, focusAndShow, h } from "../../careers/dom.js";
import { exportAll } from "../api.js";
import { busyWith } from "../busy.js";
import { keepAs, nameOf } from "../download.js";
import { choice, field } from "../fields.js";
import { postings, titles } from "../postings.js";
import { problemPlace } from "../problems.js";
import { reportPlace } from "../report.js";
import { may } from "../roles.js";
import { linkTo, moveTo } from "../router.js";
import { words } from "../texts.js";
import { filtersPanel } from "./inbox/filters.js";
import { filtersOf, find, findMore } from "./inbox/found.js";
import { rowOf } from "./inbox/rows.js";
import { selectionBar } from "./inbox/selection.js";

/** All applications that the filters leave, to be opened, moved on together, and exported. */
export async function inboxView({ route, from }) {
  const opened = /^applications\/(.+)$/.exec(from ?? "")?.[1];
  let filters = filtersOf(route.query);
  const [jobs, titleOf, first] = await Promise.all([
    postings({ fresh: !opened }).catch(() => []), titles(), find(filters, { kept: Boolean(opened) }),
  ]);
  let rows = [];
  let shown = first;
  let last = opened;
  let turn = 0;
  const heading = h("h1", { tabindex: "-1" }, "Applications");
  const total = h("p", { class: "total" });
  const list = h("ol", { class: "rows plain-list", "aria-label": "Applications" });
  const empty = h("div", { class: "empty", hidden: true });
  const more = h("button", { class: "button secondary", type: "button", onclick: showMore }, "Show more");
  const problem = problemPlace();
  const report = reportPlace();
  const sort = choice("sort", [["", "Newest first"], ["oldest", "Oldest first"], ["relevance", "Best match first"]],
    { onchange: () => apply({ ...filters, sort: sort.value }) });
  const all = h("input", { type: "checkbox", id: "select-all", onchange: () => selectAll(all.checked) });
  const everything = may("changeApplications") && h("div", { class: "tick" }, all, h("label", { for: "select-all" }, "Select all shown"));
  const exporting = h("button", { class: "button secondary", type: "button", onclick: () => busyWith(exporting, exportShown) }, "Export CSV");
  const panel = filtersPanel({ postings: jobs, onChange: (changed) => apply({ ...changed, sort: sort.value }) });
  const selection = selectionBar({ onDone: done, onClear: () => { selection.clear(); draw(); } });
  panel.set(filters);

  async function apply(changed) {
    const { sort: order, ...others } = changed;
    // Without words there is nothing to match.
    const isMeant = order && !(order === "relevance" && !others.q);
    filters = isMeant ? { ...others, sort: order } : others;
    moveTo(linkTo("applications", null, filters));
    await refresh();
  }

  async function refresh(options) {
    const mine = ++turn;
    problem.hide();
    report.clear();
    list.setAttribute("aria-busy", "true");
    try {
      const found = await find(filters, options);
      if (mine !== turn) return;
      selection.clear();
      showFound(found);
      announce(words.applications(found.total));
    } catch (error) {
      if (mine !== turn) return;
      problem.show(error);
      // What is below is of the search before; that nothing fitted that one says nothing of this one.
      empty.hidden = true;
      if (rows.length === 0) total.textContent = "";
    } finally {
      if (mine === turn) list.removeAttribute("aria-busy");
    }
  }

  function showFound(found) {
    shown = found;
    draw();
  }

  function draw() {
    const { items, total: count, hasMore } = shown;
    const onSelect = may("changeApplications") ? (id, isChosen) => { selection.set(id, isChosen); tickAll(); } : null;
    rows = items.map((item) => rowOf(item, { titleOf, isSelected: selection.has(item.application_id), onSelect }));
    list.replaceChildren(...rows.map(({ element }) => element));
    total.textContent = words.applications(count);
    sort.value = filters.sort ?? "";
    sort.querySelector("[value=relevance]").disabled = !filters.q;
    more.hidden = !hasMore;
    empty.hidden = count > 0;
    empty.replaceChildren(...nothing());
    list.hidden = exporting.hidden = count === 0;
    if (everything) everything.hidden = count === 0;
    tickAll();
  }

  const nothing = () => (Object.keys(filters).length > 0
    ? [h("p", {}, h("strong", {}, "No application fits.")), h("p", {}, "Use fewer words or filters, or the beginning of a word with a star: ", h("code", {}, "develop*"), ".")]
    : [h("p", {}, h("strong", {}, "No applications yet.")), h("p", {}, "What candidates send appears here within seconds.")]);

  async function showMore() {
    await busyWith(more, async () => {
      const before = rows.length;
      try {
        showFound(await findMore());
        rows[before]?.link.focus();
      } catch (error) {
        problem.show(error);
      }
    });
  }

  async function exportShown() {
    problem.hide();
    try {
      const response = await exportAll({ ...filters, format: "csv" });
      keepAs(await response.blob(), nameOf(response, "applications.csv"));
      announce("The file is being saved.");
    } catch (error) {
      problem.show(error);
    }
  }

  async function done(text, undo) {
    problem.hide();
    report.say(text, undo && (() => undo().catch(problem.show)));
    selection.clear();
    showFound(await find(filters, { kept: true }));
    focusAndShow(heading);
  }

  function selectAll(isChosen) {
    for (const { id, box } of rows) {
      box.checked = isChosen;
      selection.set(id, isChosen);
    }
  }

  function tickAll() {
    const ticked = rows.filter(({ id }) => selection.has(id)).length;
    all.checked = rows.length > 0 && ticked === rows.length;
    all.indeterminate = ticked > 0 && ticked < rows.length;
  }

  const indexOf = () => {
    const focused = rows.findIndex(({ element }) => element.contains(document.activeElement));
    return focused < 0 ? rows.findIndex(({ id }) => id === last) : focused;
  };
  const isInList = () => list.contains(document.activeElement);
  function step(by) {
    const focused = isInList();
    const at = indexOf();
    const next = rows[at < 0 ? 0 : focused ? at + by : at];
    if (!next) return false;
    last = next.id;
    next.link.focus();
  }
  function toggle() {
    const row = rows[indexOf()];
    if (!row?.box) return false;
    row.box.click();
  }

  draw();
  const element = h("div", { class: "inbox" }, panel.element,
    h("section", { class: "found", "aria-label": "Applications found" },
      h("div", { class: "found-head" }, heading, total, h("div", { class: "found-tools" }, field("Order", sort), exporting)),
      report.element, everything, selection.element, problem.element, list, empty, h("p", { class: "more" }, more)));
  const back = opened && rows.find(({ id }) => id === opened);
  return {
    title: "Applications", heading, element, isWide: true,
    focus: back ? () => { back.link.focus(); back.link.scrollIntoView({ block: "center" }); } : null,
    // Arrows scroll the page where nobody is in the list.
    keys: {
      j: () => step(1), k: () => step(-1), x: toggle,
      ArrowDown: () => isInList() && step(1), ArrowUp: () => isInList() && step(-1), "/": panel.focusSearch,
    },
    update(next) {
      filters = filtersOf(next.query);
      panel.set(filters);
      refresh();
    },
  };
}
