/** Rego as it is run: without comments, blank lines, and spaces that say nothing. */
export function codeOf(text: string): string {
  return withoutComments(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** A string, a raw string, a comment, spaces, or anything else; in this order, whatever stands in them. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|#[^\n]*|[^\S\n]+|[^"`#\s]+|[\s\S]/g;

function withoutComments(text: string): string {
  return text.replace(TOKEN, (token) =>
    token.startsWith("#") ? "" : token.trim() === "" && token !== "\n" ? " " : token,
  );
}

/** Blocks of Rego at the left margin by what they define: tests, and what tests are made with. */
export function blocksOf(text: string): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  let name = "";
  for (const line of withoutComments(text).split("\n")) {
    if (line.trim() === "") continue;
    // A closing bracket ends the block that it stands in.
    if (/^[A-Za-z_]/.test(line)) name = /^(?:import .*|[\w.]+)/.exec(line)?.[0] ?? "";
    blocks.set(name, `${blocks.get(name) ?? ""}${line.trim()}\n`);
  }
  return blocks;
}
