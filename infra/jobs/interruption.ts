import { setMaxListeners } from "node:events";
import { Interrupted } from "./errors.js";

const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Turns the first signal into an abort, so that everything under way stops and is cleaned up.
 * Later ones are swallowed: the clean-up is bounded in time and must not itself be cut short.
 */
export function trapSignals(): AbortSignal {
  const controller = new AbortController();
  // Everything that is under way listens; how many that are says nothing of a leak.
  setMaxListeners(0, controller.signal);
  for (const signal of SIGNALS) {
    process.on(signal, () => controller.abort(new Interrupted(signal)));
  }
  return controller.signal;
}

/** Waits; an abort ends the wait with its own reason. */
export function pause(milliseconds: number, abort: AbortSignal): Promise<void> {
  abort.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(abort.reason);
    };
    const timer = setTimeout(() => {
      abort.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    abort.addEventListener("abort", stop, { once: true });
  });
}

/** An abort that also comes by itself after a time; its reason then is a `TimeoutError`. */
export function withLimit(abort: AbortSignal, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const limit = AbortSignal.timeout(milliseconds);
  for (const signal of [abort, limit]) {
    signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
  }
  if (abort.aborted) {
    controller.abort(abort.reason);
  }
  return controller.signal;
}
