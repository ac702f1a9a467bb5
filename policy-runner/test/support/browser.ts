import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Nothing that is not asked for: no network of its own, no sandbox, which a container does not have. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is installed; null where it is not. */
export function chromiumPath(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts Chromium, with a profile of its own. At the desk, what needs it is skipped without it; a CI that
 * lacks it has not looked.
 *
 * @throws Error in CI, where it is not installed
 */
export async function openBrowser(test: Mocha.Context): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath !== null)
    return await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  if (process.env.CI === "true")
    throw new Error("Chromium is not installed: pages were not opened.");
  return test.skip();
}

/** The source of axe-core, to be run in a page. */
export function axeSource(): string {
  return readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
}
