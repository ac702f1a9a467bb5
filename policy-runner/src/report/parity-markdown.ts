import type { Parity } from "../parity/types.js";
import { plain } from "./paint.js";
import { rulesLine } from "./parity-rules.js";
import { parityLine } from "./parity-text.js";

/** Rows that a comment on a change takes. */
const MOST_ROWS = 50;

/** The comparison as Markdown, for a summary or a comment. */
export function parityMarkdown(parity: Parity, _color = false, all = false): string {
  const names = parity.environments.map(({ name }) => name);
  const shown = all ? parity.differences : parity.differences.slice(0, MOST_ROWS);
  const rows = shown.map((one) => {
    const cells = names.map((name) => {
      const text = code(one.values[name] ?? "");
      return one.odd.includes(name) ? `**${text}**` : text;
    });
    return line([code(one.address), code(one.path), ...cells, escaped(one.note)]);
  });
  const rest = parity.differences.length - shown.length;
  const heads = ["Resource", "Attribute", ...names.map(escape), "Note"];
  return [
    `### ${escaped(parityLine(parity))}`,
    ...(rows.length === 0 ? [] : ["", line(heads), line(heads.map(() => "---")), ...rows]),
    ...(rest > 0 ? ["", `... and ${rest} more; \`--all\` shows every row.`] : []),
    ...parity.findings.map(
      (one) => `- **${one.problem}** ${code(one.entry)}: ${escaped(one.message)}`,
    ),
    ...(parity.rules === undefined ? [] : ["", escaped(rulesLine(parity.rules))]),
    ...(parity.rules?.findings ?? []).map(
      (one) =>
        `- **${one.outcome}** ${one.rule} ${code(one.address)}: ${escaped(one.message)}${one.blocking ? "" : " (does not block)"}`,
    ),
    "",
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function code(text: string): string {
  const cut = text.length > 120 ? `${text.slice(0, 117)}...` : text;
  return cut === "" ? "" : `\`${plain(cut).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function escaped(text: string): string {
  return plain(text).replace(/[\\|*_<>`]/g, "\\$&");
}
