// What has to be known before anything is made, and how it is told.

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const BOARD = /^[a-z0-9][a-z0-9_-]{0,62}$/;

export const QUESTIONS = [
  { name: "BOARD", ask: "Which board do the pages show (its token, such as acme)?", fits: BOARD },
  { name: "MAIL_FROM", ask: "From which address do mails come (a sender that SendGrid has verified)?", fits: EMAIL },
  { name: "MAIL_FROM_NAME", ask: "Under which name?", fits: /\S/ },
  { name: "ALERT_EMAIL", ask: "Who is told when something fails (an address)?", fits: EMAIL },
];

/** Those without an answer that fits. */
export const open = (environment) => QUESTIONS.filter(({ name, fits }) => !fits.test(environment[name] ?? ""));

/** The first day of the month of a budget: a new one has to begin in the current month, and one that is there keeps its own. */
export const budgetMonth = (budgets, now) => (budgets[0]?.properties.timePeriod.startDate ?? now.toISOString()).slice(0, 7) + "-01";
