/** Whether a text is or contains something that the plan marks sensitive. */
export type IsSecret = (text: string) => boolean;

/**
 * A search for many texts at once, linear in the text: each window of it is looked up among the
 * beginnings of the secrets.
 */
export function secretSearch(secrets: ReadonlySet<string>): IsSecret {
  if (secrets.size === 0) return () => false;
  const window = Math.min(...[...secrets].map((secret) => secret.length));
  const byStart = new Map<string, string[]>();
  for (const secret of secrets) {
    const start = secret.slice(0, window);
    byStart.set(start, [...(byStart.get(start) ?? []), secret]);
  }
  return (text) => {
    for (let at = 0; at + window <= text.length; at++) {
      const candidates = byStart.get(text.slice(at, at + window));
      if (candidates?.some((secret) => text.startsWith(secret, at))) return true;
    }
    return false;
  };
}
