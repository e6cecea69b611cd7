// After the code runs: Event Grid is told where new files are reported to, and the pages are made and put on their hosts.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { configureCareers, configureRecruiters } from "./lib/pages.mjs";
import { HookError, az, deployFolder, main, run, setting } from "./lib/run.mjs";

const STATIC_WEB_APPS_CLI = "@azure/static-web-apps-cli@2.0.10";
const TRIES = 20;
const BETWEEN_TRIES = 15_000;

await main(async () => {
  await hostIsUp();
  subscribe();

  const functions = { apiBase: setting("FUNCTIONS_ADDRESS"), board: setting("BOARD") };
  await publish("careers", setting("CAREERS_SITE_NAME"), (folder) => configureCareers(folder, functions));
  const audience = process.env.SIGN_IN_AUDIENCE ?? "";
  await publish("recruiters", setting("RECRUITERS_SITE_NAME"), (folder) =>
    configureRecruiters(folder, {
      ...functions,
      authority: process.env.SIGN_IN_AUTHORITY ?? "",
      clientId: process.env.SIGN_IN_CLIENT_ID || audience,
      scope: process.env.SIGN_IN_SCOPE || `openid profile offline_access api://${audience}/.default`,
    }));

  console.log(`
Careers page:       ${setting("CAREERS_ADDRESS")}
Recruiters' pages:  ${setting("RECRUITERS_ADDRESS")}
Functions:          ${functions.apiBase}/health

Next: docs/deployment.md, "The first board".`);
});

// The key for blob events is made when the host first runs the code that was deployed. Whether there is one is asked, never what it is.
async function hostIsUp() {
  const url = `${setting("FUNCTION_APP_ID")}/host/default/listKeys?api-version=2024-04-01`;
  for (let tried = 0; tried < TRIES; tried++) {
    try {
      if (az("rest", "--method", "post", "--url", url, "--query", "systemKeys.blobs_extension != null")) return;
    } catch (error) {
      // While it starts, the host answers with errors.
      if (!(error instanceof HookError)) throw error;
    }
    console.log("The functions are starting…");
    await wait(BETWEEN_TRIES);
  }
  throw new HookError("The functions did not start within five minutes. Their log says why; then: azd hooks run postdeploy");
}

function subscribe() {
  run("az", [
    "deployment", "group", "create", "--name", "events", "--resource-group", setting("AZURE_RESOURCE_GROUP"),
    "--template-file", join(deployFolder, "events.bicep"), "--output", "none", "--parameters",
    `functionAppName=${setting("FUNCTION_APP_NAME")}`, `topicName=${setting("EVENT_TOPIC_NAME")}`,
    `storageName=${setting("STORAGE_ACCOUNT_NAME")}`, `deadLetterContainer=${setting("EVENT_DEAD_LETTER_CONTAINER")}`,
  ]);
}

async function publish(page, site, configure) {
  const folder = await mkdtemp(join(tmpdir(), "apply-"));
  try {
    const out = join(folder, page);
    run("dotnet", ["run", "--project", "LocalHost", "--", "bundle", "--page", page, "--out", out], { show: true });
    await configure(out);
    const token = az(
      "staticwebapp", "secrets", "list", "--name", site, "--resource-group", setting("AZURE_RESOURCE_GROUP"), "--query", "properties.apiKey");
    // By the environment: arguments show in the list of processes.
    run("npx", ["--yes", STATIC_WEB_APPS_CLI, "deploy", out, "--env", "production"], {
      env: { SWA_CLI_DEPLOYMENT_TOKEN: token },
      show: true,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
