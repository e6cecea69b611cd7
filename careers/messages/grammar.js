/** How a language forms its plurals and writes its numbers and lists. Languages with more than two forms need a `plural` of their own. */
export function grammarOf(language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  return {
    number: (value) => numbers.format(value),
    plural: (count, one, other) => (rules.select(count) === "one" ? one : other),
    list: (words) => lists.format(words),
  };
}
