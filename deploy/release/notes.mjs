// notes.mjs TAG: the section of CHANGELOG.md for a release, without which there is none.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The section's text without its heading, or null. */
export function sectionOf(changelog, tag) {
  const version = tag.replace(/^v/, "");
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/[\s\]]/, 1)[0].replace("[", "") === version);
  return section?.slice(section.indexOf("\n")).trim() || null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tag = process.argv[2] ?? "";
  const notes = sectionOf(await readFile(new URL("../../CHANGELOG.md", import.meta.url), "utf8"), tag);
  if (notes) {
    console.log(notes);
  } else {
    console.error(`error: CHANGELOG.md has no section "## ${tag.replace(/^v/, "")}" with anything in it`);
    process.exitCode = 1;
  }
}
