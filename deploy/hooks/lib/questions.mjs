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

/** What needs no question, where it is not set: the month of the budget, and the nearest region that manages static sites. */
export function derived(environment, now) {
  const values = {};
  if (!environment.BUDGET_START) values.BUDGET_START = `${now.toISOString().slice(0, 7)}-01`;
  if (!environment.STATIC_SITE_LOCATION) values.STATIC_SITE_LOCATION = staticSiteLocation(environment.AZURE_LOCATION ?? "");
  return values;
}

/** Static Web Apps are managed in five regions, and served from everywhere. */
export function staticSiteLocation(location) {
  if (["centralus", "eastasia", "eastus2", "westeurope", "westus2"].includes(location)) return location;
  if (/asia|japan|korea|india|australia|newzealand|malaysia|indonesia/.test(location)) return "eastasia";
  if (/west.*us|us.*west/.test(location)) return "westus2";
  return /us|canada|brazil|mexico|chile/.test(location) ? "eastus2" : "westeurope";
}
