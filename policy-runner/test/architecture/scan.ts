import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A source file of the runner: its path below `src`, without extension, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every source file below a folder. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({
      path: path.replaceAll("\\", "/").replace(/\.ts$/, ""),
      text: readFileSync(join(folder, path), "utf8"),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The modules that a file imports, relative ones as paths below `src`. */
export function importsOf({ path, text }: SourceFile): readonly string[] {
  const code = withoutComments(text);
  const patterns = [
    /\bfrom\s*"([^"]+)"/g,
    /\bimport\s*\(?\s*"([^"]+)"/g,
    /\brequire\w*\("([^"]+)"/g,
  ];
  const specifiers = patterns.flatMap((one) =>
    [...code.matchAll(one)].map((match) => match[1] ?? ""),
  );
  return [...new Set(specifiers.map((specifier) => locate(path, specifier)))];
}

/** The text without comments, in which examples may name what the code must not. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

function locate(from: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const steps = from.split("/").slice(0, -1);
  for (const step of specifier.replace(/\.js$/, "").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
