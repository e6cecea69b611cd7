// What was typed and not sent yet, so that signing in again, or a look at another view, does not lose it. It ends with the tab.
const KEY = "drafts";

const all = () => JSON.parse(sessionStorage.getItem(KEY) ?? "{}");

export const draftOf = (name) => all()[name] ?? null;

export function keepDraft(name, value) {
  const { [name]: before, ...others } = all();
  sessionStorage.setItem(KEY, JSON.stringify(value ? { ...others, [name]: value } : others));
}
