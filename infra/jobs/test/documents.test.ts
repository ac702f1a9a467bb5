import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { planOf, SOUND } from "../../../policy-runner/test/commands/support.js";
import { pinnedOpa } from "../../../policy-runner/test/pack/opa.js";
import { makeFolder, removeFolder } from "../../../policy-runner/test/support/folders.js";
import { PATHS } from "../paths.js";

/** Every page that a person writes; the pages of rules come from the rules. */
const PAGES = execFileSync("git", ["ls-files", "*.md"], { encoding: "utf8" })
  .trimEnd()
  .split("\n")
  .filter((page) => !page.startsWith("docs/rules/PAY-"));

/** A code block or a word of code; a line that ends with a backslash goes on in the next. */
const CODE = /```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g;

/** What ends a command in a shell. */
const END = /\s(?:[|&>#<]|\d?>)|[;)]|$/m;

/** What a page shows: a command and the page. */
interface Shown {
  readonly page: string;
  readonly command: string;
}

/** Every command of a program, as the pages show it: the words after its name. */
function commandsOf(program: RegExp, texts: ReadonlyMap<string, string>): Shown[] {
  return [...texts].flatMap(([page, text]) =>
    [...text.matchAll(CODE)]
      .map(([, block, word]) => (block ?? word ?? "").replace(/\\\n\s*/g, ""))
      .flatMap((code) => [...code.matchAll(program)].map((found) => code.slice(afterOf(found))))
      .map((rest) => ({ page, command: rest.slice(0, rest.search(END)) })),
  );
}

function afterOf(found: RegExpMatchArray): number {
  return (found.index ?? 0) + found[0].length;
}

const TEXTS = new Map(PAGES.map((page) => [page, readFileSync(page, "utf8")]));
const POLICY_RUNNER = /(?:^|[\s(])policy-runner (?=[a-z-])/gm;
const MAKE = /(?:^|\$ )make (?=[a-z])/gm;

const helps = new Map<string, string>();

/** What the runner says of a command; "" where there is none. */
function helpOf(command: string): string {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const words = command === "" ? ["--help"] : [...command.split(" "), "--help"];
  const { stdout } = spawnSync(process.execPath, [PATHS.runner, ...words], { encoding: "utf8" });
  helps.set(command, stdout);
  return stdout;
}

/** What is wrong with the words after `policy-runner`. */
function wrongRun(words: string): string[] {
  const [name = ""] = words.split(" ");
  const own = words.startsWith("accounts export") ? "accounts export" : name;
  const command = name.startsWith("-") ? "" : own;
  const help = helpOf(command);
  if (!help.startsWith("Usage: policy-runner")) return [command];
  if (command !== "" && !help.includes(`policy-runner ${command}`)) return [command];
  const options = [...words.matchAll(/(?<![\w-])--?[a-z][a-z-]*/g)].map(([option]) => option);
  return options.filter((option) => !hasOption(help, option) && !isOfVersion(command, option));
}

function hasOption(help: string, option: string): boolean {
  return new RegExp(`(?:^|[\\s,])${option}(?![\\w-])`, "m").test(help);
}

/** `--version --pack DIR` is the one option that takes another. */
function isOfVersion(command: string, option: string): boolean {
  return command === "" && option === "--pack";
}

const MAKEFILE = readFileSync("Makefile", "utf8");
const TARGETS = [...MAKEFILE.matchAll(/^([a-z][a-z0-9-]*):.*## /gm)].map(([, name = ""]) => name);
/** What make hands on, and what a target's own line names. */
const VARIABLES = [...MAKEFILE.matchAll(/^export (.*)$|## (.*)$/gm)].flatMap(([line]) =>
  [...line.matchAll(/\b[A-Z][A-Z_]+\b/g)].map(([name]) => name),
);

/** What is wrong with the words after `make`: targets, then variables. */
function wrongMake(words: string): string[] {
  return words
    .split(/\s+/)
    .filter((word) => /^[a-z-]+$|^[A-Z_]+=/.test(word))
    .filter((word) => {
      const [variable = "", value] = word.split("=");
      return value === undefined ? !TARGETS.includes(word) : !VARIABLES.includes(variable);
    });
}

/** Links of a page that lead nowhere below the checkout. */
function deadLinks(page: string, text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "``");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = "", anchor] = link.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).includes(anchor);
    });
}

/** Anchors of headings, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Everything that is wrong, page by page. */
function faults(shown: readonly Shown[], wrong: (command: string) => readonly string[]): string[] {
  return shown.flatMap(({ page, command }) =>
    wrong(command).map((what) => `${page}: "${command}" has no ${what}`),
  );
}

describe("what the documents show", function () {
  this.timeout(120_000);

  it("are commands and options that policy-runner has", () => {
    const shown = commandsOf(POLICY_RUNNER, TEXTS);
    expect(faults(shown, wrongRun)).to.deep.equal([]);
    expect(shown.length).to.be.greaterThan(30);
  });

  it("are targets and variables that make knows", () => {
    const shown = commandsOf(MAKE, TEXTS);
    expect(faults(shown, wrongMake)).to.deep.equal([]);
    expect(shown.length).to.be.greaterThan(60);
  });

  it("are folders and files that Terraform finds", () => {
    const shown = commandsOf(/(?:^|\s)terraform (?=-chdir=)/gm, TEXTS);
    const missing = ({ page, command }: Shown): string[] => {
      const folder = /-chdir=(\S+)/.exec(command)?.[1] ?? "";
      const files = [...command.matchAll(/-(?:var-file|backend-config)=(\S+\.tf\w+)/g)];
      const paths = ["", ...files.map(([, file = ""]) => file)].map((file) => join(folder, file));
      const gone = paths.filter((path) => !existsSync(path));
      return gone.map((path) => `${page}: ${path}`);
    };
    expect(shown.flatMap(missing)).to.deep.equal([]);
    expect(shown.length).to.be.greaterThan(20);
  });

  it("are links that lead somewhere", () => {
    const dead = [...TEXTS].flatMap(([page, text]) =>
      deadLinks(page, text).map((link) => `${page}: ${link}`),
    );
    expect(dead).to.deep.equal([]);
  });

  it("is a question that OPA answers, for a line that the runner writes", function () {
    const opa = pinnedOpa();
    if (opa === "") this.skip();
    const words = /`opa (eval [^`]*) -i line\.json ([^`]*)`/.exec(TEXTS.get("README.md") ?? "");
    const dir = makeFolder({ "plan.json": planOf([SOUND]) });
    try {
      const input = [PATHS.runner, "input", join(dir, "plan.json"), "--env", "dev"];
      const line = execFileSync(process.execPath, input, { encoding: "utf8" });
      writeFileSync(join(dir, "line.json"), line);
      const [, options = "", query = ""] = words ?? [];
      const args = [...options.split(" "), "-i", join(dir, "line.json"), query];
      const answer = JSON.parse(execFileSync(opa, args, { encoding: "utf8" }));
      const { seen, tallies } = answer.result[0].expressions[0].value;
      expect(seen).to.be.greaterThan(0);
      expect(tallies.length).to.equal(JSON.parse(line).rules.length);
    } finally {
      removeFolder(dir);
    }
  });

  it("finds each of them where it is wrong", () => {
    const page = [
      "`policy-runner chekc plan.json`, `npx policy-runner check plan.json --enviroment prod | cat`",
      "```sh\n$ make plan-chek ENV=prod   # --not\nmake plan ENVIRONMENT=prod\n```",
      "[a](none.md) [b](README.md#none) [c](README.md#your-own-plan)",
    ].join("\n\n");
    const texts = new Map([["page.md", page]]);
    expect(faults(commandsOf(POLICY_RUNNER, texts), wrongRun)).to.have.length(2);
    expect(faults(commandsOf(MAKE, texts), wrongMake)).to.have.length(2);
    expect(deadLinks("page.md", page)).to.deep.equal(["none.md", "README.md#none"]);
  });
});
