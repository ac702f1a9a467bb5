/** Exit codes of every command; the whole contract of the gate with a shell or a CI job. */
export const EXIT = { passed: 0, violations: 1, cannotJudge: 2 } as const;

/** One of the three exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a plan was made against. Only `aws` can be evidence about a real account. */
export const TARGETS = ["emulated", "aws", "unknown"] as const;

/** One of {@link TARGETS}. */
export type Target = (typeof TARGETS)[number];

/** The form of a compiled pack; another form is another number, and is refused. */
export const PACK_FORMAT = "policy-runner/pack/1";

/** What compiled policies are asked; `policies/main.rego` explains the answer. */
export const ENTRYPOINT = "main/result";

/** Attributes that a plan may hold as JSON of any shape. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };
