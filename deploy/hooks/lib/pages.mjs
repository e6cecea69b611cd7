// Makes a bundle of a page ready for its host: where the functions are, what the page may reach, and with which headers it is sent.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const FORM_LINK = "<!-- A host that knows where the functions are puts the link to the form here. -->";
const LOCAL_SOURCES = "http://127.0.0.1:7071 http://127.0.0.1:4282";

/** Of both pages. Their content policy is in the pages themselves, but for what a page can't say. */
const HEADERS = {
  // Not all names of files change with their content: browsers keep them, and ask each time whether they still hold.
  "Cache-Control": "no-cache",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

export async function configureCareers(folder, { apiBase, board }) {
  // What else the page is configured with, such as keys of file pickers, stays as the repository has it.
  const { config } = await import(`${pathToFileURL(join(folder, "config.js"))}?shipped`);
  await writeConfig(folder, { ...config, apiBase, board });
  const feed = `${apiBase}/v1/boards/${encodeURIComponent(board)}/feed.atom`;
  await edit(folder, FORM_LINK, `<p><a class="button" href="${escape(feed)}">Job feed</a></p>`);
  // Pages of other sites embed it: browsers ask for modules of other origins with CORS.
  await writeHeaders(folder, { ...HEADERS, "Access-Control-Allow-Origin": "*" });
}

export async function configureRecruiters(folder, { apiBase, board, authority, clientId, scope }) {
  await writeConfig(folder, { apiBase, board, authority, clientId, scope });
  const sources = [apiBase, authority && new URL(authority).origin].filter(Boolean).join(" ");
  await edit(folder, LOCAL_SOURCES, sources);
  await writeHeaders(folder, { ...HEADERS, "Cross-Origin-Opener-Policy": "same-origin" });
}

const writeConfig = (folder, config) => writeFile(join(folder, "config.js"), `export const config = ${JSON.stringify(config, null, 2)};\n`);

const writeHeaders = (folder, globalHeaders) =>
  writeFile(join(folder, "staticwebapp.config.json"), `${JSON.stringify({ globalHeaders }, null, 2)}\n`);

async function edit(folder, from, to) {
  const file = join(folder, "index.html");
  const page = await readFile(file, "utf8");
  if (!page.includes(from)) throw new Error(`${file} has changed: it does not say "${from}" any more.`);
  await writeFile(file, page.replace(from, () => to));
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
