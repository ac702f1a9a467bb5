import { importsOf, type SourceFile, withoutComments } from "./scan.js";

/** A rule of the architecture: what of a file breaks it, and why it is a rule. */
export interface ArchitectureRule {
  readonly name: string;
  readonly reason: string;
  /** What is wrong with a file, one text each; empty when nothing is. */
  breaks(file: SourceFile): readonly string[];
}

/** The order in which data flows. A stage may read the types of those before it. */
const STAGES = [
  "plan",
  "source",
  "settings",
  "input",
  "evaluate",
  "findings",
  "waivers",
  "controls",
  "verdict",
  "parity",
  "organization",
  "history",
  "review",
  "github",
  "report",
  "evidence",
  "init",
  "completion",
];

/** Outside of the flow: what can be asked, and what is done about it. */
const OUTER = ["options", "commands"];

/** Compiles the pack; it has no place in the flow of a check. */
const BUILD_TIME: Readonly<Record<string, readonly string[]>> = { pack: ["evaluate", "settings"] };

const SHARED = [
  "address",
  "address-pattern",
  "awake",
  "chunks",
  "constants",
  "day",
  "errors",
  "fingerprint",
  "glob",
  "heap",
  "json-text",
  "leftovers",
  "legible",
  "machine-code",
  "places",
  "text-file",
  "yaml",
  "yaml-lines",
];
const TOP = [
  ...SHARED,
  "bin",
  "cli",
  "clock",
  "progress",
  "sentence",
  "terminal",
  "version",
  "warm",
];

/** Files that touch the file system, and no others. */
export const FILE_SYSTEM = [
  "evaluate/bundle",
  "evidence/archive-reader",
  "evidence/archive-writer",
  "evidence/folder",
  "evidence/given",
  "evidence/listing",
  "evidence/open",
  "evidence/read-lines",
  "github/job",
  "history/read",
  "init/write",
  "leftovers",
  "machine-code",
  "organization/read-files",
  "pack/build",
  "pack/dist",
  "pack/examples",
  "pack/folder",
  "pack/frameworks",
  "pack/lint",
  "pack/metadata",
  "pack/opa",
  "pack/scaffold",
  "pack/settings",
  "parity/read-schema",
  "parity/read-variations",
  "places",
  "plan/file-source",
  "plan/list-stacks",
  "plan/read",
  "plan/read-ahead",
  "plan/spool",
  "report/pages",
  "report/temporary-file",
  "report/write",
  "review/read-tree",
  "source/files",
  "text-file",
  "warm",
];

const folderOf = (path: string): string => (path.includes("/") ? (path.split("/")[0] ?? "") : "");

/** What a file imports of the runner itself. */
function own(file: SourceFile): readonly string[] {
  const ours = (module: string) => TOP.includes(module) || folderOf(module) !== "";
  return importsOf(file).filter((module) => !/^(?:node:|@)/.test(module) && ours(module));
}

function stageMayImport(stage: string, module: string): boolean {
  if (SHARED.includes(module) || folderOf(module) === stage) return true;
  if (!module.endsWith("/types")) return false;
  const readable = BUILD_TIME[stage] ?? STAGES.slice(0, STAGES.indexOf(stage));
  return readable.includes(folderOf(module));
}

/** What of the shared stands on other parts of it: a text on its lines, a pattern on its stars, code on V8's flags. */
const FOUNDATIONS: Readonly<Record<string, readonly string[]>> = {
  "address-pattern": ["glob"],
  "machine-code": ["heap"],
  yaml: ["text-file", "yaml-lines"],
};

function mayShare({ path }: SourceFile, module: string): boolean {
  return module === "errors" || FOUNDATIONS[path]?.includes(module) === true;
}

function uses(file: SourceFile, pattern: RegExp): readonly string[] {
  return [...withoutComments(file.text).matchAll(pattern)].map((match) => match[0]);
}

export const RULES: readonly ArchitectureRule[] = [
  {
    name: "a folder is a stage, the options, the commands, or the build",
    reason: "what is not in the order of the flow has no direction of imports",
    breaks: ({ path }) => {
      const folder = folderOf(path);
      const known = folder === "" ? TOP.includes(path) : isKnown(folder);
      return known ? [] : [folder === "" ? path : folder];
    },
  },
  {
    name: "a stage imports its own folder, types of earlier stages, errors and constants",
    reason: "each stage can then be read, tested and replaced by itself, and data flows one way",
    breaks: (file) => {
      const folder = folderOf(file.path);
      if (folder === "" || OUTER.includes(folder)) return [];
      return own(file).filter((module) => !stageMayImport(folder, module));
    },
  },
  {
    name: "commands import stages, errors, constants and version, never the command line",
    reason: "bin → cli → options → commands → stages: a command must run without a terminal",
    breaks: (file) =>
      folderOf(file.path) === "commands"
        ? own(file).filter((module) => isCommandLine(module) || folderOf(module) === "options")
        : [],
  },
  {
    name: "options do not import the command line",
    reason: "bin → cli → options: what can be asked is put together in one place",
    breaks: (file) =>
      folderOf(file.path) === "options" ? own(file).filter((module) => isCommandLine(module)) : [],
  },
  {
    name: "the command line imports options and commands only",
    reason: "bin → cli → options → commands: what a command does is not decided where it is parsed",
    breaks: (file) => {
      if (file.path !== "cli" && file.path !== "bin") return [];
      const folders = file.path === "cli" ? ["", ...OUTER] : [""];
      return own(file).filter((module) => !folders.includes(folderOf(module)));
    },
  },
  {
    name: "what is shared imports nothing of the runner but errors, glob, heap, text-file and yaml-lines",
    reason:
      "everything may import it, so what it imports must import nothing that is shared itself",
    breaks: (file) =>
      SHARED.includes(file.path) ? own(file).filter((module) => !mayShare(file, module)) : [],
  },
  {
    name: "only named readers and writers touch the file system",
    reason: "a stage that reads or writes on the side can not be replayed from its inputs",
    breaks: (file) =>
      FILE_SYSTEM.includes(file.path)
        ? []
        : importsOf(file).filter((module) => /^(node:)?fs(\/promises)?$/.test(module)),
  },
  {
    name: "only evaluate/engine knows opa-wasm",
    reason:
      "the SDK throws strings and passes lost input over in silence; one file guards against it",
    breaks: (file) =>
      file.path === "evaluate/engine"
        ? []
        : importsOf(file).filter((module) => /opa-wasm/.test(module)),
  },
  {
    name: "only history/engine knows DuckDB, and loads it when a history is asked",
    reason: "it is optional and large: every other command must run, and start, without it",
    breaks: (file) => {
      if (file.path === "history/engine") return uses(file, /^import (?!type)[^;]*duckdb[^;]*;/gm);
      return importsOf(file).filter((module) => /duckdb/.test(module));
    },
  },
  {
    name: "only pack/opa starts other programs",
    reason: "using a pack takes Node alone; only compiling one takes OPA",
    breaks: (file) =>
      file.path === "pack/opa"
        ? []
        : importsOf(file).filter((module) => /child_process$/.test(module)),
  },
  {
    name: "nothing prints or ends the process by itself",
    reason: "only cli writes to the terminal, and output that is cut off by process.exit is lost",
    breaks: (file) =>
      // What a signal has interrupted is to end by that signal, once it is tidied up.
      uses(file, /\bprocess\s*\.\s*exit\s*\(|\bprocess\.(?:abort|kill)\b|\bconsole\s*\./g).filter(
        (found) => !(file.path === "leftovers" && found === "process.kill"),
      ),
  },
  {
    name: "only bin knows the process's streams and its exit code",
    reason: "a command that is run in a test must neither write to nor end the test",
    breaks: (file) =>
      file.path === "bin"
        ? []
        : uses(file, /\bprocess\s*\.\s*(?:exitCode|stdout|stderr|stdin|env|argv)\b/g),
  },
];

function isKnown(folder: string): boolean {
  return [...STAGES, ...OUTER].includes(folder) || Object.hasOwn(BUILD_TIME, folder);
}

function isCommandLine(module: string): boolean {
  return module === "bin" || module === "cli";
}
