import { createInterface } from "node:readline/promises";
import { JobError } from "./errors.js";
import type { Request } from "./request.js";

/** Refuses to change the real AWS unless the environment is named once more. */
export async function confirm(
  { target, environment }: Request,
  given: string | undefined,
  abort: AbortSignal,
): Promise<void> {
  if (target !== "aws") {
    return;
  }
  const answer = given || (process.stdin.isTTY ? await ask(environment, abort) : "");
  if (answer !== environment) {
    throw new JobError(
      `Nothing is applied: confirm with the environment's name, typed at a terminal or as CONFIRM=${environment}.`,
    );
  }
}

async function ask(environment: string, abort: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = `This changes the real AWS. Type the environment's name (${environment}): `;
    return (await terminal.question(question, { signal: abort })).trim();
  } finally {
    terminal.close();
  }
}
