import { isDeepStrictEqual } from "node:util";

/** A check that did not hold, or a step that broke off, ends the steps that build on it. */
export class Failed extends Error {}

/** Counts what holds and what does not, and says a line for each step as it ends. */
export class Report {
  passed = 0;
  failed = 0;
  private readonly started = Date.now();

  /** Runs a step; one that breaks off counts as one failure, and is thrown on. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = Date.now();
    const failedBefore = this.failed;
    try {
      const result = await work();
      this.passed++;
      this.line(name, this.failed === failedBefore ? "ok" : "FAILED", before);
      return result;
    } catch (error) {
      this.line(name, "FAILED", before);
      this.note(error);
      throw new Failed(name);
    }
  }

  /** Takes in what broke off. */
  note(error: unknown): void {
    this.failed++;
    this.detail(error instanceof Error ? error.message : String(error));
  }

  /** Holds something to what is expected of it. */
  expect(what: string, found: unknown, wanted: unknown): void {
    // What comes from another process has its members in an order of its own.
    if (isDeepStrictEqual(found, wanted)) {
      this.passed++;
      return;
    }
    this.failed++;
    this.detail(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  }

  /** The closing line, which .ci/run relies on. */
  close(): void {
    const minutes = ((Date.now() - this.started) / 60_000).toFixed(1);
    process.stdout.write(`end to end in ${minutes} minutes\n`);
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`);
  }

  private line(name: string, outcome: string, since: number): void {
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    process.stdout.write(`${name.padEnd(64)} ${outcome} (${seconds} s)\n`);
  }

  private detail(text: string): void {
    process.stdout.write(`    ${text.trim().replace(/\n/g, "\n    ")}\n`);
  }
}
