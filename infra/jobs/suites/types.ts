/** What came of one suite. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** What to show of the failures. */
  readonly detail?: string;
  /** What was measured, said beside the numbers. */
  readonly note?: string;
  /** Why it was not run at all; it then counts neither way. */
  readonly skipped?: string;
}

/** What a suite is run with. */
export interface SuiteContext {
  /** A folder of this run, deleted after it. */
  readonly folder: string;
  /** No real credentials, and none of Terraform's or make's variables. */
  readonly env: NodeJS.ProcessEnv;
  readonly abort: AbortSignal;
}

/** One line of the report. */
export interface Suite {
  readonly name: string;
  run(context: SuiteContext): Promise<SuiteResult>;
}
