import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { CHROMIUM_FLAGS, chromiumPath } from "../../../policy-runner/test/support/browser.js";
import { Checkout } from "../../../policy-runner/test/support/checkout.js";
import { run } from "../command.js";
import { cleanEnvironment } from "../environment.js";
import { JobError } from "../errors.js";
import { say } from "../say.js";
import { type Line, screenOf, textOf } from "./screen.js";
import { windowPage } from "./window.js";

const FOLDER = "docs/pictures";

const COMMAND = "make plan-check ENV=prod";

/** What is broken for the picture of a run that fails. */
const BREAKS = [
  ["infra/modules/database/main.tf", "storage_encrypted = true", "storage_encrypted = false"],
] as const;

/**
 * Makes the pictures of the README from runs: a passing and a failing `make plan-check` in a terminal, and
 * the page of an export of all environments, one of which fails.
 */
export async function pictures(abort: AbortSignal): Promise<number> {
  const executablePath = chromiumPath();
  if (executablePath === null) {
    throw new JobError("Pictures are taken by Chromium, which is not installed; install it.");
  }
  const checkout = new Checkout();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    mkdirSync(FOLDER, { recursive: true });
    const shoot = photographer(browser, checkout.folder);
    // What is set up once is not seen again.
    await make(checkout, ["setup"], abort);
    await shoot.terminal("plan-check-passed", await inTerminal(checkout, abort));
    for (const edit of BREAKS) checkout.edit(...edit);
    await shoot.terminal("plan-check-failed", await inTerminal(checkout, abort));
    const page = await exported(checkout, abort);
    await shoot.page("report", page, { scheme: "light", place: "" });
    await shoot.page("report-findings", page, { scheme: "dark", place: "findings" });
    say(`The pictures are in ${FOLDER}.`);
    return 0;
  } finally {
    await browser.close();
    checkout.remove();
  }
}

/** Runs the command in a terminal, as `script` (util-linux) makes one, and tells what it shows. */
async function inTerminal(checkout: Checkout, abort: AbortSignal): Promise<readonly Line[]> {
  const file = join(checkout.folder, "typescript");
  const args = ["-qec", `stty cols 112; cd '${checkout.folder}' && ${COMMAND}`, file];
  const env = { ...cleanEnvironment(process.env), TERM: "xterm-256color" };
  const { code } = await run({ file: "script", args, env }, abort);
  const output = readFileSync(file, "utf8").replace(/^Script started.*\n|\nScript done.*\n?$/g, "");
  if (code > 1) throw new JobError(`${COMMAND} ended with ${code}: ${output.slice(-500)}`);
  return trimmed(screenOf(output));
}

/** Without empty lines at the end, and make's own last word. */
function trimmed(lines: readonly Line[]): readonly Line[] {
  const kept = lines.filter((line) => !/^make(\[\d+\])?: /.test(textOf(line)));
  while (textOf(kept.at(-1) ?? []) === "" && kept.length > 0) kept.pop();
  return kept;
}

/** Exports the evidence of all environments, and tells where its page is. */
async function exported(checkout: Checkout, abort: AbortSignal): Promise<string> {
  await make(checkout, ["audit-export", "OUTPUT=evidence"], abort);
  return join(checkout.folder, "evidence/report.html");
}

/** Runs make in the copy; that a gate finds violations is no failure. */
async function make(
  checkout: Checkout,
  words: readonly string[],
  abort: AbortSignal,
): Promise<void> {
  const args = ["-C", checkout.folder, ...words];
  const { code, stderr } = await run(
    { file: "make", args, env: cleanEnvironment(process.env) },
    abort,
  );
  if (code > 1) throw new JobError(`make ${words[0]} ended with ${code}: ${stderr.slice(-500)}`);
}

interface View {
  readonly scheme: "light" | "dark";
  /** The part of the page that is seen; "" is its top. */
  readonly place: string;
}

function photographer(browser: Browser, folder: string) {
  const path = (name: string) => join(FOLDER, `${name}.png`);
  return {
    async terminal(name: string, lines: readonly Line[]): Promise<void> {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, windowPage(COMMAND, lines));
      const page = await browser.newPage({ deviceScaleFactor: 1.5 });
      await page.goto(pathToFileURL(file).href);
      await page.locator("body").screenshot({ path: path(name) });
      await page.close();
    },
    async page(name: string, file: string, { scheme, place }: View): Promise<void> {
      const viewport = { width: 1240, height: 920 };
      const page = await browser.newPage({ viewport, colorScheme: scheme, deviceScaleFactor: 1.5 });
      await page.goto(`${pathToFileURL(file).href}${place === "" ? "" : `#${place}`}`);
      await page.screenshot({ path: path(name) });
      await page.close();
    },
  };
}
