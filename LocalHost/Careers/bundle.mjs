// Makes of a page what a host is to serve: a few small files instead of many modules.
// node bundle.mjs ESBUILD FROM TO ENTRY…
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

const [esbuild, from, to, ...entryPoints] = process.argv.slice(2);
const { build } = createRequire(import.meta.url)(esbuild);

// Each host has its own config.js, and the captcha's widget is only loaded where it is used. Modules that are shared with another
// page take the settings of the page that they are in.
const APART = /\/vendor\/altcha\//;
const COPIED = ["config.js", "favicon.svg", "vendor"].filter((name) => existsSync(join(from, name)));

const apart = {
  name: "apart",
  setup(building) {
    building.onResolve({ filter: /\/config\.js$/ }, () => ({ path: "./config.js", external: true }));
    building.onResolve({ filter: APART }, ({ path, resolveDir }) =>
      ({ path: `./${relative(from, join(resolveDir, path)).replaceAll("\\", "/")}`, external: true }));
  },
};

await mkdir(to, { recursive: true });
const { metafile } = await build({
  absWorkingDir: from,
  entryPoints,
  outbase: from,
  outdir: to,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari16"],
  charset: "utf8",
  minify: true,
  sourcemap: true,
  // All beside one another: what a module finds by its own address, it finds from any of them.
  chunkNames: "[name]-[hash]",
  loader: { ".svg": "copy" },
  assetNames: "[name]",
  plugins: [apart],
  logLevel: "error",
  metafile: true,
});
for (const name of COPIED) await cp(join(from, name), join(to, name), { recursive: true });

// The browser is told at once of all that the page begins with.
const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [relative(to, join(from, path)), output]));
const first = new Set();
note("app.js");
const preloads = ["config.js", ...first].filter((name) => name !== "app.js").map((name) => `\n    <link rel="modulepreload" href="${name}">`);
const page = await readFile(join(from, "index.html"), "utf8");
await writeFile(join(to, "index.html"), page.replace(/<script type="module" src="app.js"><\/script>/, (script) => script + preloads.join("")));

function note(name) {
  if (first.has(name)) return;
  first.add(name);
  for (const { path, kind, external } of outputs.get(name).imports) {
    if (kind === "import-statement" && !external) note(relative(to, join(from, path)));
  }
}
