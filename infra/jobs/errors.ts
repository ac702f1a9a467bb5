/**
 * The one error that a job is allowed to end with.
 *
 * The message is one sentence a person can act on: what is wrong, where, and what to do.
 */
export class JobError extends Error {
  override readonly name = "JobError";
}

const SIGNAL_NUMBERS: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGTERM: 15,
};

/** The job was asked to end by a signal; what it started is stopped before it ends. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(readonly signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}.`);
  }

  /** The exit status that shells give to a process ended by this signal. */
  get exitCode(): number {
    return 128 + (SIGNAL_NUMBERS[this.signal] ?? 0);
  }
}
