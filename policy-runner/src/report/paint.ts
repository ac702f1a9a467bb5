import { printable } from "../legible.js";

/** Colours of a terminal, or nothing at all where there is none. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  strong(text: string): string;
  dim(text: string): string;
}

/** Colours that say nothing that the words do not. */
export function painter(color: boolean): Paint {
  const with_ = (code: number) => (text: string) =>
    color ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { good: with_(32), bad: with_(31), warn: with_(33), strong: with_(1), dim: with_(2) };
}

/**
 * Text from a plan without control characters: an address must not be able to move the cursor, clear
 * the screen or forge a line of the report.
 */
export function plain(text: string): string {
  return printable(text, "\ufffd");
}
