import { type Line, textOf } from "./screen.js";

/** Rows of a table that a picture shows of those that say the same of other rules. */
const ROWS = 6;

/** Lines of the first rule that could not tell that a picture shows. */
const FINDINGS = 6;

const UNDECIDED = /^ {2}UNDETERMINED /;
const FAILS = /^ {2}FAIL /;
const ROW = /^ {2}[A-Z]+-[A-Z]+-\d{3} /;

const STYLE = `
body{margin:0;padding:28px;background:#dfe5ec;display:inline-block}
main{background:#10151c;border-radius:12px;box-shadow:0 14px 40px #0b10184d;width:1240px;overflow:hidden}
header{display:flex;gap:8px;padding:13px 16px;background:#1b222c}
i{width:12px;height:12px;border-radius:50%}
i:nth-child(1){background:#ff5f57}i:nth-child(2){background:#febc2e}i:nth-child(3){background:#28c840}
pre{margin:0;padding:18px 22px 24px;color:#d7dee8;font:13.5px/1.5 "DejaVu Sans Mono",ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.prompt{color:#79b8ff}.strong{font-weight:700;color:#fff}.dim{color:#8b97a6}
.bad{color:#ff8f85;font-weight:700}.good{color:#58d08a;font-weight:700}.warn{color:#f0ba4d}
.left-out{color:#8b97a6;font-style:italic}`;

/** A terminal as a page: the command, and what it said. */
export function windowPage(command: string, lines: readonly Line[]): string {
  const body = shortened(lines).map((line) =>
    typeof line === "number"
      ? `<span class="left-out">  ... ${line} more lines ...</span>`
      : line.map(({ text, style }) => `<span class="${style}">${escaped(text)}</span>`).join(""),
  );
  return `<!DOCTYPE html><meta charset="utf-8"><style>${STYLE}</style>
<main><header><i></i><i></i><i></i></header><pre><span class="prompt">$</span> <span class="strong">${escaped(command)}</span>
${body.join("\n")}</pre></main>`;
}

/**
 * Lines of which those are left out that say the same of others: a number says how many. What fails, what
 * begins and what ends it are kept.
 */
export function shortened(lines: readonly Line[]): readonly (Line | number)[] {
  const blocks = blocksOf(lines);
  const first = blocks.findIndex((block) => block.some((line) => UNDECIDED.test(textOf(line))));
  const kept: (Line | number)[] = [];
  for (const [place, block] of blocks.entries()) {
    const fails = block.some((line) => FAILS.test(textOf(line)));
    const undecided = block.some((line) => UNDECIDED.test(textOf(line)));
    if (!undecided || fails) kept.push(...shortTable(block));
    else if (place === first) kept.push(...beginningOf(block));
    else kept.push(block.length);
  }
  return summed(kept);
}

/** What is between two empty lines, the empty line behind it included. */
function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    blocks.at(-1)?.push(line);
    if (textOf(line) === "") blocks.push([]);
  }
  return blocks;
}

function beginningOf(block: readonly Line[]): readonly (Line | number)[] {
  if (block.length <= FINDINGS) return block;
  return [...block.slice(0, FINDINGS), block.length - FINDINGS];
}

function shortTable(block: readonly Line[]): readonly (Line | number)[] {
  const rows = block.filter((line) => ROW.test(textOf(line)));
  if (rows.length <= ROWS + 1) return block;
  const from = block.indexOf(rows[0] as Line);
  const to = from + rows.length;
  return [...block.slice(0, from + ROWS), rows.length - ROWS, ...block.slice(to)];
}

/** Numbers that follow each other as one, with an empty line behind those that end a block. */
function summed(lines: readonly (Line | number)[]): readonly (Line | number)[] {
  const kept: (Line | number)[] = [];
  for (const line of lines) {
    const last = kept.at(-1);
    if (typeof line === "number" && typeof last === "number") kept[kept.length - 1] = last + line;
    else {
      if (typeof last === "number" && textOf(line as Line) !== "") kept.push([]);
      kept.push(line);
    }
  }
  return kept;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
