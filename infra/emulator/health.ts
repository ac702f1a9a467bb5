import type { Identity } from "./types.js";

const TIMEOUT_MS = 3_000;

/** Asks the server at an address who it is; undefined where none of ours answers. */
export async function readIdentity(address: string): Promise<Identity | undefined> {
  try {
    const answer = await fetch(`${address}/_emulator/health`, {
      headers: { connection: "close" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const identity: unknown = answer.ok ? await answer.json() : undefined;
    return isIdentity(identity) ? identity : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value, read from a file or an answer, is an emulator's identity. */
export function isIdentity(value: unknown): value is Identity {
  const { address, pid, token } = (value ?? {}) as Partial<Record<keyof Identity, unknown>>;
  return (
    typeof address === "string" &&
    /^http:\/\/127\.0\.0\.1:\d+$/.test(address) &&
    Number.isSafeInteger(pid) &&
    (pid as number) > 1 &&
    typeof token === "string" &&
    token !== ""
  );
}
