/** Whether a text is or contains something that the plan marks sensitive. */
export type IsSecret = (text: string) => boolean;

/** Where a plan marks nothing sensitive. */
export const NO_SECRETS: IsSecret = () => false;

/** Size of the table in which beginnings of secrets are looked up first. */
const FILTER = 2 ** 16;

/**
 * A search for many texts at once, linear in the text: each window of it is looked up among the
 * beginnings of the secrets, and most are ruled out by their first two characters.
 */
export function secretSearch(secrets: ReadonlySet<string>): IsSecret {
  if (secrets.size === 0) return NO_SECRETS;
  let window = Number.POSITIVE_INFINITY;
  for (const secret of secrets) window = Math.min(window, secret.length);
  const byStart = new Map<string, string[]>();
  const filter = new Uint8Array(FILTER);
  for (const secret of secrets) {
    const start = secret.slice(0, window);
    const same = byStart.get(start);
    if (same === undefined) byStart.set(start, [secret]);
    else same.push(secret);
    filter[beginning(secret, 0)] = 1;
  }
  return (text) => {
    for (let at = 0; at + window <= text.length; at++) {
      if (filter[beginning(text, at)] === 0) continue;
      const candidates = byStart.get(text.slice(at, at + window));
      if (candidates?.some((secret) => text.startsWith(secret, at))) return true;
    }
    return false;
  };
}

function beginning(text: string, at: number): number {
  return (text.charCodeAt(at) * 251 + text.charCodeAt(at + 1)) & (FILTER - 1);
}
