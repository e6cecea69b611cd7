import { createInterface } from "node:readline";
import { Writable } from "node:stream";

export const isTerminal = () => Boolean(process.stdin.isTTY);

/** Asks whoever sits there. With `hidden`, what is typed is not shown. */
export function ask(question, { hidden = false } = {}) {
  let muted = false;
  const output = new Writable({
    write(chunk, encoding, done) {
      if (!muted) process.stdout.write(chunk, encoding);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: isTerminal() });
  return new Promise((resolve) => {
    lines.question(`${question} `, (answer) => {
      lines.close();
      if (hidden) process.stdout.write("\n");
      resolve(answer.trim());
    });
    muted = hidden;
  });
}
