import type { Difference, Parity } from "../parity/types.js";
import { counted, shortened } from "./limits.js";
import { safe } from "./markdown-text.js";
import { namesOf } from "./parity-notes.js";
import { rulesLine } from "./parity-rules.js";
import { parityLine } from "./parity-text.js";
import { COMMENT, Room } from "./room.js";

/** Rows that a person takes in, where not all are asked for. */
const MOST_ROWS = 50;

/** Characters of a cell before they are escaped. */
const CELL = 120;

/** The comparison as Markdown, for a summary or a comment: never more than a comment can hold. */
export function parityMarkdown(parity: Parity, _color = false, all = false): string {
  const room = new Room(COMMENT);
  const [head = ""] = room.take([
    `<!-- policy-runner: parity -->\n\n### ${safe(shortened(parityLine(parity), 1000))}\n`,
  ]);
  const notes = room.take(notesOf(parity));
  const rest = [...notesOf(parity)].length - notes.length;
  const more = rest === 0 ? "" : `- **${counted(rest, "more finding")}** in the full report\n`;
  const list = notes.length + rest === 0 ? "" : `\n${notes.join("")}${more}`;
  const rules = parity.rules === undefined ? "" : `\n${safe(rulesLine(parity.rules))}\n`;
  return `${head}${table(parity, room, all)}${rules}${list}`;
}

function table(parity: Parity, room: Room, all: boolean): string {
  const { differences } = parity;
  if (differences.length === 0) return "";
  const names = namesOf(parity);
  const heads = ["Resource", "Attribute", ...names.map(cell), "Note"];
  const rows = [line(heads), line(heads.map(() => "---"))];
  const shown = room.take([
    `\n${rows.join("")}`,
    ...differences.slice(0, all ? differences.length : MOST_ROWS).map((one) => row(one, names)),
  ]);
  const rest = differences.length - Math.max(shown.length - 1, 0);
  const more = rest === 0 ? "" : `\n... and ${rest} more; the full report has every row.\n`;
  return `${shown.join("")}${more}`;
}

function row({ address, path, values, odd, note }: Difference, names: readonly string[]): string {
  const cells = names.map((name) => {
    const text = cell(values[name] ?? "");
    return odd.includes(name) && text !== "" ? `**${text}**` : text;
  });
  return line([cell(address), cell(path), ...cells, cell(note)]);
}

/** What is wrong with declarations, and what rules found. */
function* notesOf({ findings, rules }: Parity): Generator<string> {
  for (const { problem, entry, message } of findings) {
    yield `- **${problem}** ${cell(entry)}: ${cell(message)}\n`;
  }
  for (const { outcome, rule, address, message, blocking } of rules?.findings ?? []) {
    const mild = blocking ? "" : " (does not block)";
    yield `- **${outcome}** ${cell(rule)} ${cell(address)}: ${cell(message)}${mild}\n`;
  }
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function cell(text: string): string {
  return safe(shortened(text, CELL));
}
