import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../commands/support.js";
import { BIN } from "../support/cli.js";
import { exportWords, makeCase, NOW } from "./support.js";

/** What an auditor is told to run, block by block, under the heading that it stands under. */
export function blocksOf(guide: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of guide.split(/^## /m).slice(1)) {
    const block = /```bash\n(.*?)```/s.exec(part)?.[1];
    if (block !== undefined) found.set(part.split("\n")[0] ?? "", block);
  }
  return found;
}

/** A signed export, and an auditor who does what its guide says. */
export class Auditor {
  private constructor(
    readonly dir: string,
    private readonly kind: string,
    private readonly blocks: ReadonlyMap<string, string>,
  ) {}

  /** @param kind of the key that signs: ed25519 or p256 */
  static async of(kind: string): Promise<Auditor> {
    const dir = makeCase();
    await run(exportWords(dir, "--key", join(dir, `${kind}.pem`)));
    mkdirSync(join(dir, "bin"));
    const runner = join(dir, "bin/policy-runner");
    writeFileSync(runner, `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
    chmodSync(runner, 0o755);
    return new Auditor(dir, kind, blocksOf(readFileSync(join(dir, "out/VERIFY.md"), "utf8")));
  }

  /** Runs the block under a heading, with the public key of a file. */
  does(heading: string, key = `${this.kind}.pub`) {
    const block = [...this.blocks].find(([name]) => name.includes(heading))?.[1] ?? "exit 99";
    const env = {
      ...process.env,
      PATH: `${join(this.dir, "bin")}:${process.env.PATH}`,
      KEY: join(this.dir, key),
      SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000),
    };
    const options = { cwd: join(this.dir, "out"), env, encoding: "utf8" } as const;
    return spawnSync("bash", ["-euo", "pipefail", "-c", block], options);
  }

  /** Has a file changed while something is done. */
  withOther(path: string, change: (text: string) => string, act: () => void): void {
    const file = join(this.dir, "out", path);
    const text = readFileSync(file, "utf8");
    if (change(text) === text) throw new Error(`${path} is not changed`);
    writeFileSync(file, change(text));
    try {
      act();
    } finally {
      writeFileSync(file, text);
    }
  }
}
