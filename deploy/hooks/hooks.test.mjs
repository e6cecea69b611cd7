import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { configureCareers, configureRecruiters } from "./lib/pages.mjs";
import { QUESTIONS, budgetMonth, open } from "./lib/questions.mjs";
import { repository } from "./lib/run.mjs";
import { secretsToWrite } from "./lib/secrets.mjs";

const answers = {
  BOARD: "example",
  MAIL_FROM: "careers@example.com",
  MAIL_FROM_NAME: "Example Careers",
  ALERT_EMAIL: "operations@example.com",
};

test("what is answered is not asked again, and what does not fit is", () => {
  assert.deepEqual(open({}), QUESTIONS);
  assert.deepEqual(open(answers), []);
  assert.deepEqual(open({ ...answers, MAIL_FROM: "careers" }).map(({ name }) => name), ["MAIL_FROM"]);
  assert.deepEqual(open({ ...answers, BOARD: "Not A Board" }).map(({ name }) => name), ["BOARD"]);
});

test("a new budget begins in this month, and one that is there keeps its own", () => {
  const now = new Date("2026-03-17T23:00:00Z");
  const made = { name: "budget-apply-x", properties: { timePeriod: { startDate: "2026-01-01T00:00:00Z" } } };
  assert.equal(budgetMonth([], now), "2026-03-01");
  assert.equal(budgetMonth([made], now), "2026-01-01");
});

test("before anything is made, the subscription is asked what it has", { skip: process.platform === "win32" }, async (t) => {
  const first = await preprovision(t, {});
  assert.deepEqual(first, [`azd env set BUDGET_MONTH ${new Date().toISOString().slice(0, 7)}-01`]);

  const known = { AZURE_SUBSCRIPTION_ID: "s", AZURE_ENV_NAME: "e" };
  const later = await preprovision(t, { ...known, PRIVATE_NETWORK: "True" });
  assert.equal(later.at(0), "az group exists --name rg-e --subscription s --output json");
  assert.equal(later.at(2), "azd env set BUDGET_MONTH 2026-01-01");
  const own = await preprovision(t, { ...known, BUDGET_START: "2026-02-01" });
  assert.deepEqual(own, [""]);
  assert.equal(later.at(-1), "az provider register --namespace Microsoft.App --subscription s --wait");
});

/** Runs the hook among tools that write down what they are called with. */
async function preprovision(t, environment) {
  const folder = await mkdtemp(join(tmpdir(), "apply-test-"));
  t.after(() => rm(folder, { recursive: true }));
  const calls = join(folder, "calls");
  await writeFile(calls, "");
  const tool = `#!/bin/sh
echo "$(basename "$0") $*" >> "${calls}"
case "$*" in
  "group exists"*) echo true ;;
  "rest"*) echo '{"value":[{"name":"other"},{"name":"budget-apply-x","properties":{"timePeriod":{"startDate":"2026-01-01T00:00:00Z"}}}]}' ;;
  "provider show"*) echo '"NotRegistered"' ;;
esac
`;
  for (const name of ["az", "azd"]) await writeFile(join(folder, name), tool, { mode: 0o755 });
  const env = { ...answers, ...environment, PATH: `${folder}:${process.env.PATH}` };
  const { status } = spawnSync(process.execPath, [join(repository, "deploy", "hooks", "preprovision.mjs")], { env });
  assert.equal(status, 0);
  return (await readFile(calls, "utf8")).trim().split("\n");
}

test("keys are made once, and never written over", () => {
  const first = secretsToWrite([], "");
  assert.deepEqual(Object.keys(first), ["hash-key", "link-keys"]);
  assert.equal(Buffer.from(first["hash-key"], "base64").length, 32);
  assert.match(first["link-keys"], /^first:[A-Za-z0-9+/]{43}=$/);
  assert.notEqual(first["hash-key"], secretsToWrite([], "")["hash-key"]);

  assert.deepEqual(secretsToWrite(["hash-key", "link-keys", "sendgrid-api-key"], ""), {});
  assert.deepEqual(secretsToWrite(["hash-key", "link-keys", "sendgrid-api-key"], "new"), { "sendgrid-api-key": "new" });
});

test("the careers page knows its functions, and is sent with its headers", async (t) => {
  const folder = await pageOf(t, "careers");
  await writeFile(join(folder, "config.js"), (await text(folder, "config.js")).replace('board: "example"', '$&, drafts: false'));
  await configureCareers(folder, { apiBase: "https://functions.example.com", board: "a&b" });

  const { config } = await import(join(folder, "config.js"));
  assert.deepEqual(config, { apiBase: "https://functions.example.com", board: "a&b", drafts: false });
  assert.match(await text(folder, "index.html"), /<noscript>[\s\S]*href="https:\/\/functions\.example\.com\/v1\/boards\/a%26b\/feed\.atom"[\s\S]*<\/noscript>/);
  const { globalHeaders } = JSON.parse(await text(folder, "staticwebapp.config.json"));
  assert.equal(globalHeaders["Content-Security-Policy"], "frame-ancestors 'none'");
  assert.equal(globalHeaders["Access-Control-Allow-Origin"], "*");
});

test("the recruiters' pages reach their functions and the identity provider, and nothing else", async (t) => {
  const folder = await pageOf(t, "recruiters");
  await configureRecruiters(folder, {
    apiBase: "https://functions.example.com",
    board: "example",
    authority: "https://login.example.com/tenant/v2.0",
    clientId: "id",
    scope: "openid",
  });

  const { config } = await import(join(folder, "config.js"));
  assert.equal(config.authority, "https://login.example.com/tenant/v2.0");
  const page = await text(folder, "index.html");
  assert.match(page, /connect-src 'self' https:\/\/functions\.example\.com https:\/\/login\.example\.com;/);
  assert.doesNotMatch(page, /127\.0\.0\.1/);
  const { globalHeaders } = JSON.parse(await text(folder, "staticwebapp.config.json"));
  assert.equal(globalHeaders["Cross-Origin-Opener-Policy"], "same-origin");
  assert.equal(globalHeaders["Access-Control-Allow-Origin"], undefined);
});

test("without sign-in the recruiters' pages reach their functions alone", async (t) => {
  const folder = await pageOf(t, "recruiters");
  await configureRecruiters(folder, { apiBase: "https://functions.example.com", board: "example", authority: "", clientId: "", scope: "" });
  assert.match(await text(folder, "index.html"), /connect-src 'self' https:\/\/functions\.example\.com;/);
});

async function pageOf(t, page) {
  const folder = await mkdtemp(join(tmpdir(), "apply-test-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const file of ["index.html", "config.js"]) await cp(join(repository, page, file), join(folder, file));
  // A page imports it as a module; Node has to be told.
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  return folder;
}

const text = (folder, file) => readFile(join(folder, file), "utf8");

test("hooks read what the templates tell", async () => {
  const main = await readFile(join(repository, "deploy", "main.bicep"), "utf8");
  const told = [...main.matchAll(/^output (\w+) /gm)].map(([, name]) => name);
  const known = [...told, ...QUESTIONS.map(({ name }) => name)];
  for (const hook of ["postprovision.mjs", "postdeploy.mjs"]) {
    const asked = [...(await readFile(join(repository, "deploy", "hooks", hook), "utf8")).matchAll(/setting\("(\w+)"\)/g)].map(([, name]) => name);
    assert.notEqual(asked.length, 0);
    for (const name of asked) assert.ok(known.includes(name), `${hook} reads ${name}, which is told by nobody`);
  }
});

test("the app's settings refer to secrets that are written", async () => {
  const settings = await readFile(join(repository, "deploy", "modules", "app-settings.bicep"), "utf8");
  const referred = [...settings.matchAll(/\$\{secret\}([\w-]+)\)/g)].map(([, name]) => name);
  // The webhook's key is public, and comes with the vault.
  const written = [...Object.keys(secretsToWrite([], "given")), "sendgrid-webhook-key"];
  assert.deepEqual(referred.toSorted(), written.toSorted());
});
