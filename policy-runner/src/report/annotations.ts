import { counted, shortened } from "./limits.js";
import { plain } from "./paint.js";

/**
 * Annotations of each kind that a step shows; GitHub drops what is more.
 * Source: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const MOST = 10;

/** Characters of a title. Source: https://docs.github.com/en/rest/checks/runs (annotations) */
const TITLE = 255;

/** Characters of a message, of the 64 KB that GitHub takes: what a person reads on a line. */
const MESSAGE = 2_000;

/** How an annotation is shown. */
export type Kind = "error" | "warning" | "notice";

/** An annotation before it is written. */
export interface Note {
  readonly kind: Kind;
  readonly title: string;
  /** What it says, then in lines of their own what is to be done. */
  readonly message: string;
  readonly more: string;
  readonly file: string | null;
  readonly line: number | null;
}

/**
 * Annotations, of each kind as many as GitHub shows; then the closing one, with how many are left out.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 *
 * @param notes what matters most first
 * @param closing the verdict: its kind, and its lines
 */
export function* annotations(
  notes: Iterable<Note>,
  closing: { readonly kind: Kind; readonly lines: readonly string[] },
): Generator<string> {
  const room: Record<Kind, number> = { error: MOST, warning: MOST, notice: MOST };
  // The verdict is one of its kind.
  room[closing.kind] -= 1;
  let left = 0;
  for (const { kind, title, message, more, file, line } of notes) {
    if (room[kind] === 0) left += 1;
    else {
      room[kind] -= 1;
      const text = `${shortened(plain(message), MESSAGE)}${more === "" ? "" : `\n${plain(more)}`}`;
      const place = file === null ? "" : `file=${property(file)},line=${line ?? 1},`;
      yield command(kind, `${place}title=${property(shortened(plain(title), TITLE))}`, text);
    }
  }
  const rest =
    left === 0
      ? []
      : [`${counted(left, "more finding")} in the full report: GitHub shows ${MOST} of a kind.`];
  const lines = [...closing.lines.filter((line) => line !== "").map(plain), ...rest];
  yield command(closing.kind, "title=policy-runner", lines.join("\n"));
}

function command(kind: Kind, properties: string, message: string): string {
  return `::${kind} ${properties}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(plain(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
