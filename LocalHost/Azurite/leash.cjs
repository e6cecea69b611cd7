// Runs the script named by the first argument until standard input ends, which is how LocalHost stops it and also what
// happens when LocalHost is gone. Azurite then writes what it holds in memory: it saves by itself only every five
// seconds, so a kill would lose writes that it has acknowledged.
"use strict";

const path = require("node:path");

process.argv.splice(1, 1);
process.argv[1] = path.resolve(process.argv[1]);

// Ctrl+C reaches the whole terminal group. LocalHost decides the order: the app first, then its storage.
const once = process.once;
process.once = (name, listener) => (name === "SIGINT" ? process : once.call(process, name, listener));
process.on("SIGINT", () => {});

// Without a reader, writing a log line must not end the process before it has saved.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

process.stdin.on("error", () => {});
process.stdin.once("close", () => {
  process.emit("SIGTERM");
  setTimeout(() => process.exit(1), 4000).unref();
});
process.stdin.resume();
process.stdin.unref();

require(process.argv[1]);
