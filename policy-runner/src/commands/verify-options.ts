import type { Target } from "../constants.js";
import type { Evidence } from "../evidence/types.js";
import type { Verification } from "../evidence/verification.js";

/** What `verify` is asked, options already validated by the command line. */
export interface VerifyOptions {
  /** Folder or archive. */
  readonly path: string;
  /** PEM file of the public key. */
  readonly key?: string | undefined;
  readonly allowUnsigned: boolean;
  /** `name=path` of raw plans, or a path where the export is of one environment. */
  readonly plan?: readonly string[];
  readonly target: Target | "any";
  readonly replay: boolean;
  /** The HCL source, with which raw plans are judged again. */
  readonly source?: string | undefined;
  readonly now: string;
}

/** What is found on the way: whatever is wrong is told, and not only the first of it. */
export class Findings {
  readonly problems: string[] = [];
  readonly checks: [string, string][] = [];
  readonly notes: string[] = [];
  evidence: Evidence | null = null;

  /** @param right what is said where nothing is wrong */
  look(name: string, problems: readonly string[], right: string): void {
    this.problems.push(...problems);
    if (problems.length === 0) this.checks.push([name, right]);
  }

  of(path: string): Verification {
    const { problems, checks, notes, evidence } = this;
    return { path, problems, checks, notes, evidence };
  }
}
