/**
 * The one error that a gate is allowed to end with: the input could not be judged (exit code 2).
 *
 * The message is one sentence a person can act on: what is wrong, where, and what to do.
 * It never quotes the content of a plan, which may be secret.
 */
export class CannotJudge extends Error {
  override readonly name = "CannotJudge";
}

/** The system's own word for a failed file operation ("ENOENT"), or "" when it is not one. */
export function systemCode(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" ? code : "";
}
