import { CommanderError } from "commander";
import { CannotJudge } from "./errors.js";
import { printable } from "./legible.js";

/** Text of a path or a file's name must not forge a line, nor read backwards. */
export function shown(text: string): string {
  return printable(text, "?");
}

/** What a person reads when a run ends without a verdict: one line, and nothing of the plan. */
export function sentence(error: unknown, command = ""): string {
  if (error instanceof CannotJudge) return error.message;
  if (error instanceof CommanderError) {
    const words = error.message
      .replace(/^error: /, "")
      .replace(/\s+/g, " ")
      .trim();
    const isKnown = /^[a-z]/.test(command) && error.code !== "commander.unknownCommand";
    return `${words.replace(/\.$/, "")}; see policy-runner ${isKnown ? `${command} ` : ""}--help.`;
  }
  const kind = error instanceof Error ? kindOf(error) : "unknown";
  return `Internal error (${kind}); nothing was judged, please report it with the command that you ran.`;
}

/** What parsers say quotes the text that they were given, which may be secret. */
function kindOf(error: Error): string {
  if (error instanceof SyntaxError || error.name === "YAMLException") return error.name;
  return error.message.replace(/\s+/g, " ").slice(0, 200);
}
