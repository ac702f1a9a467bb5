import { createInterface } from "node:readline/promises";
import { JobError } from "./errors.js";
import type { Request } from "./request.js";

/** Refuses to change the real AWS unless the environment is named once more. */
export function confirm(request: Request, abort: AbortSignal): Promise<void> {
  return confirmWord(request, request.environment, abort);
}

/** Refuses to change the real AWS unless what is changed is named once more: at a terminal, or as CONFIRM. */
export async function confirmWord(
  { target }: Request,
  word: string,
  abort: AbortSignal,
): Promise<void> {
  if (target !== "aws") {
    return;
  }
  const answer = process.env.CONFIRM || (process.stdin.isTTY ? await ask(word, abort) : "");
  if (answer !== word) {
    const given = word.includes(" ") ? `"${word}"` : word;
    throw new JobError(
      `Nothing is changed: confirm with ${given}, typed at a terminal or as CONFIRM=${given}.`,
    );
  }
}

async function ask(word: string, abort: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = `This changes the real AWS. Type ${word} to go on: `;
    return (await terminal.question(question, { signal: abort })).trim();
  } finally {
    terminal.close();
  }
}
