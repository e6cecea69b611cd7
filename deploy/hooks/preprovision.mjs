// Before anything is made: asks for what can't be guessed, once, and keeps the answers in azd's environment. None of them is a secret.
import { ask, isTerminal } from "./lib/ask.mjs";
import { derived, open } from "./lib/questions.mjs";
import { HookError, main, run } from "./lib/run.mjs";

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
  for (const [name, value] of Object.entries(derived(process.env, new Date()))) keep(name, value);
});

function keep(name, value) {
  run("azd", ["env", "set", name, value]);
}
