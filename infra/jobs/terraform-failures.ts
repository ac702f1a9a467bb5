import { LOCK_FILE } from "./lock.js";
import type { RootModule } from "./root-module.js";

/** One sentence about a failed command, and whether Terraform's own words are needed with it. */
export interface Explanation {
  readonly message: string;
  readonly showOutput: boolean;
}

const CHECKSUM =
  /doesn't match any of the checksums|does not match any of the checksums|checksums? previously recorded|cached package .* does not match/is;

const NO_PROVIDER =
  /Failed to query available provider packages|Failed to install provider|Invalid provider registry host|could not connect to|Provider not found|Error accessing remote module registry/i;

const LOCKED = /Error acquiring the state lock/i;

/** Recognizes the failures that a user can mend without reading Terraform's error. */
export function explain(
  command: string,
  stderr: string,
  root: RootModule,
  platform: string,
): Explanation {
  // Terraform wraps its text, so that a known sentence may stand on two lines.
  const text = stderr.replace(/\s*\n[\s│╷╵]*/g, " ");
  if (command === "init" && CHECKSUM.test(text)) {
    return { message: changedProvider(root, platform), showOutput: false };
  }
  if (command === "init" && NO_PROVIDER.test(text)) {
    return { message: noProvider(platform), showOutput: false };
  }
  if (LOCKED.test(text)) {
    const message =
      "The state is locked by another run: wait for it, or if none is left, release its lock with make unlock LOCK_ID=, given the ID above.";
    return { message, showOutput: true };
  }
  return { message: `terraform ${command} failed; its own error stands above.`, showOutput: true };
}

function changedProvider(root: RootModule, platform: string): string {
  const lock = root.locked ? `infra/${LOCK_FILE}` : `${root.folder}/${LOCK_FILE}`;
  return `The aws provider to be had for ${platform} is not the one that ${lock} vouches for: find out why its checksum changed before using it.`;
}

function noProvider(platform: string): string {
  return `No aws provider for ${platform} is to be had: Terraform's registry could not be used and no local mirror holds the locked version; connect to the network, or set TF_PLUGIN_MIRROR to a folder with registry.terraform.io/hashicorp/aws in it.`;
}
