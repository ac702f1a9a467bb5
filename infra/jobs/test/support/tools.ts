import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A folder with nothing but the named programs, to use as the whole PATH. */
export function pathWith(folder: string, programs: readonly string[]): string {
  const bin = join(folder, "only-bin");
  mkdirSync(bin, { recursive: true });
  for (const program of programs) {
    symlinkSync(locate(program), join(bin, program));
  }
  return bin;
}

/** What every machine has, and the jobs may use. */
export const BASICS = [
  ...["awk", "bash", "cat", "cksum", "dirname", "env", "find", "head", "make", "mkdir"],
  ...["mv", "ps", "rm", "sed", "sh", "sleep", "sort"],
];

/** Puts a script in front of the PATH under a program's name. */
export function fakeProgram(folder: string, name: string, script: string): string {
  const bin = join(folder, "fake-bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/usr/bin/env bash\n${script}`);
  chmodSync(join(bin, name), 0o755);
  return `${bin}:${process.env.PATH}`;
}

/** Where a program is. A version manager's shim is followed to what it runs. */
export function locate(program: string): string {
  if (program === "python3") {
    const code = "import sys; print(sys.executable)";
    return execFileSync("python3", ["-c", code], { encoding: "utf8" }).trim();
  }
  return execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
}

/** A Terraform that says it is one, and otherwise does what the script says. */
export function fakeTerraform(folder: string, script: string): string {
  const version = `if [ "$1" = version ]; then
  echo '{ "terraform_version": "1.11.4", "platform": "linux_amd64" }'
  exit
fi
`;
  return fakeProgram(folder, "terraform", version + script);
}
