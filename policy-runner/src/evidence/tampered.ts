/** What is wrong with an archive or export that was to be verified: exit code 1, not 2. */
export class Tampered extends Error {
  override readonly name = "Tampered";
}
