// After everything is made, and before code runs: the vault gets what it does not have. Keys that nobody needs to know are made here and
// never shown, nor kept anywhere else. To change SendGrid's key: SENDGRID_API_KEY=… azd hooks run postprovision.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, isTerminal } from "./lib/ask.mjs";
import { az, deployFolder, main, run, setting } from "./lib/run.mjs";
import { secretsToWrite } from "./lib/secrets.mjs";

await main(async () => {
  // The resource manager lists names and never values. Where the list can't be had, the hook ends here and writes nothing.
  const existing = az("rest", "--method", "get", "--url", `${setting("KEY_VAULT_ID")}/secrets?api-version=2025-05-01`)
    .value.map(({ name }) => name);
  const values = secretsToWrite(existing, await sendGridKey(existing));
  const names = Object.keys(values);
  if (names.length === 0) return;

  write(names, values);
  // The app asks for them again at once instead of within a day.
  az("rest", "--method", "post", "--url", `${setting("FUNCTION_APP_ID")}/config/configreferences/appsettings/refresh?api-version=2022-03-01`);
  console.log(`The vault has ${names.join(", ")} now.`);
});

async function sendGridKey(existing) {
  if (process.env.SENDGRID_API_KEY) return process.env.SENDGRID_API_KEY;
  if (existing.includes("sendgrid-api-key")) return "";
  const later = "Mails wait until there is one: SENDGRID_API_KEY=… azd hooks run postprovision";
  if (!isTerminal()) {
    console.log(`There is no key of SendGrid. ${later}`);
    return "";
  }
  const given = await ask("SendGrid's API key, with the permission to send mails alone (empty: later)?", { hidden: true });
  if (!given) console.log(later);
  return given;
}

// By a file that only this user can read, and that is gone afterwards: arguments show in the list of processes.
function write(names, values) {
  const folder = mkdtempSync(join(tmpdir(), "apply-"));
  try {
    const file = join(folder, "parameters.json");
    const parameters = {
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
      contentVersion: "1.0.0.0",
      parameters: {
        vaultName: { value: setting("KEY_VAULT_NAME") },
        names: { value: names },
        values: { value: values },
      },
    };
    writeFileSync(file, JSON.stringify(parameters), { mode: 0o600 });
    run("az", [
      "deployment", "group", "create", "--name", "secrets", "--resource-group", setting("AZURE_RESOURCE_GROUP"),
      "--template-file", join(deployFolder, "secrets.bicep"), "--parameters", `@${file}`, "--output", "none",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
