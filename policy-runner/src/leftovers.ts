import { rmSync } from "node:fs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const left = new Set<string>();

/**
 * Has a file or folder in the making removed, should the run be interrupted before it is whole. Nobody
 * listens for signals at other times: they then end a run wherever it is.
 *
 * @returns forgets it, once it is whole or gone
 */
export function inTheMaking(path: string): () => void {
  if (left.size === 0) for (const signal of SIGNALS) process.on(signal, interrupted);
  left.add(path);
  return () => {
    if (left.delete(path) && left.size === 0) letGo();
  };
}

/** The run ends as it would have: by the signal, which whoever has started it is told of. */
function interrupted(signal: NodeJS.Signals): void {
  letGo();
  for (const path of left) rmSync(path, { recursive: true, force: true });
  process.kill(process.pid, signal);
}

function letGo(): void {
  for (const signal of SIGNALS) process.off(signal, interrupted);
}
