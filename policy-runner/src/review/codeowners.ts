/** A line of a CODEOWNERS file. */
interface OwnersLine {
  readonly matches: (path: string) => boolean;
  readonly owners: readonly string[];
}

/** Where GitHub looks for the file, the first that is there. */
export const CODEOWNERS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/**
 * Reads a CODEOWNERS file; the last line that fits a path decides, and a line without owners means
 * nobody. Source: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 *
 * @returns the owners of a path below the repository, as the file writes them: "@login", "@org/team"
 */
export function ownersOf(text: string): (path: string) => readonly string[] {
  const lines = text.split(/\r?\n/).flatMap(parsed);
  return (path) => lines.findLast(({ matches }) => matches(path))?.owners ?? [];
}

function parsed(line: string): OwnersLine[] {
  const [pattern, ...words] = line.trim().split(/(?<!\\)\s+/);
  if (pattern === undefined || pattern === "" || pattern.startsWith("#")) return [];
  const comment = words.findIndex((word) => word.startsWith("#"));
  const owners = comment < 0 ? words : words.slice(0, comment);
  const expression = expressionOf(pattern.replace(/\\([ #])/g, "$1"));
  return [{ matches: (path) => expression.test(path), owners }];
}

/** The patterns of .gitignore, less negation and ranges, which GitHub does not know here. */
function expressionOf(pattern: string): RegExp {
  const isAnchored = pattern.slice(0, -1).includes("/");
  const body = pattern
    .replace(/^\//, "")
    .replace(/\/$/, "")
    .split(/(\/\*\*\/|\*\*\/|\/\*\*|\*|\?)/)
    .map((part) => GLOB[part] ?? part.replace(/[.+^${}()|[\]\\]/g, "\\$&"))
    .join("");
  // What ends with a star names what lies in a folder itself; anything else, all that is below it.
  const below = pattern.endsWith("/") ? "/.+" : pattern.endsWith("/*") ? "" : "(?:/.*)?";
  return new RegExp(`^${isAnchored ? "" : "(?:.*/)?"}${body}${below}$`, "s");
}

const GLOB: Readonly<Record<string, string>> = {
  "/**/": "/(?:.*/)?",
  "**/": "(?:.*/)?",
  "/**": "/.*",
  "*": "[^/]*",
  "?": "[^/]",
};
