// Runs the tools that the hooks stand on: the Azure CLI, azd, dotnet, npx.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const deployFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const repository = join(deployFolder, "..");

const isWindows = process.platform === "win32";

/** Fails the hook, and with it `azd up`, with a sentence instead of a stack. */
export class HookError extends Error {}

/** Runs a tool and gives what it prints; what it complains of is shown as it comes. */
export function run(tool, args, { env = {}, show = false } = {}) {
  // On Windows these tools are scripts, which only a shell starts.
  const quoted = isWindows ? args.map((arg) => `"${arg.replaceAll('"', '\\"')}"`) : args;
  const { status, stdout, error } = spawnSync(tool, quoted, {
    cwd: repository,
    encoding: "utf8",
    env: { ...process.env, ...env },
    shell: isWindows,
    stdio: ["inherit", show ? "inherit" : "pipe", "inherit"],
  });
  if (error) throw new HookError(`${tool} can't be started (${error.code}). docs/deployment.md says what has to be installed.`);
  if (status !== 0) throw new HookError(`${tool} ${args[0]} ${args[1] ?? ""} ended with ${status}.`);
  return (stdout ?? "").trim();
}

/** What the Azure CLI answers, as JSON. */
export function az(...args) {
  const answer = run("az", [...args, "--output", "json"]);
  return answer ? JSON.parse(answer) : null;
}

/** A value of azd's environment, which azd hands to hooks. */
export function setting(name) {
  const value = process.env[name];
  if (!value) throw new HookError(`${name} is not in azd's environment. Run \`azd provision\` first.`);
  return value;
}

export async function main(hook) {
  try {
    await hook();
  } catch (error) {
    if (!(error instanceof HookError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
