// Before anything is made: asks for what can't be guessed, once, and keeps the answers in azd's environment. None of them is a secret.
// Then finds out and does what templates can't.
import { ask, isTerminal } from "./lib/ask.mjs";
import { budgetMonth, open } from "./lib/questions.mjs";
import { HookError, az, main, run } from "./lib/run.mjs";

// azd asks for the subscription at the beginning of `azd up`; before the first `azd provision` alone there is none.
const subscription = process.env.AZURE_SUBSCRIPTION_ID;

await main(async () => {
  const missing = open(process.env);
  if (missing.length > 0 && !isTerminal()) {
    throw new HookError(`Set these first, with \`azd env set NAME VALUE\`: ${missing.map(({ name }) => name).join(", ")}.`);
  }
  for (const { name, ask: question, fits } of missing) {
    let answer;
    do answer = await ask(question);
    while (!fits.test(answer));
    keep(name, answer);
  }
  if (!process.env.BUDGET_START) keep("BUDGET_MONTH", budgetMonth(budgets(), new Date()));
  if (process.env.PRIVATE_NETWORK?.toLowerCase() === "true") registerSubnetsOwner();
});

function keep(name, value) {
  run("azd", ["env", "set", name, value]);
}

function budgets() {
  const group = `rg-${process.env.AZURE_ENV_NAME}`;
  if (!subscription || !az("group", "exists", "--name", group, "--subscription", subscription)) return [];
  const url = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Consumption/budgets?api-version=2023-11-01`;
  return az("rest", "--method", "get", "--url", url).value.filter(({ name }) => name.startsWith("budget-apply-"));
}

// The app's subnet is delegated to this provider, of which the template has no resource that would register it.
function registerSubnetsOwner() {
  if (!subscription) throw new HookError("PRIVATE_NETWORK has to know the subscription: azd env set AZURE_SUBSCRIPTION_ID ID");
  const provider = ["--namespace", "Microsoft.App", "--subscription", subscription];
  if (az("provider", "show", ...provider, "--query", "registrationState") === "Registered") return;
  console.log("The subscription learns of Microsoft.App, which takes some minutes…");
  run("az", ["provider", "register", ...provider, "--wait"]);
}
