/** Signals every process of a group that this job started; a group that is gone is no error. */
export function killGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) {
    return;
  }
  try {
    process.kill(-leader, signal);
  } catch {
    // Already gone, or (on macOS) only dead members that nobody has waited for yet.
  }
}
