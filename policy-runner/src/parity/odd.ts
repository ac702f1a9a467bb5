/**
 * Which of several are not like most of the others.
 *
 * @param texts one for each, equal where they are alike
 * @returns their positions; none where no value has a majority
 */
export function oddOnes(texts: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined || texts.length < 3 || most[1] < 2 || most[1] === second?.[1]) return [];
  return texts.flatMap((text, i) => (text === most[0] ? [] : [i]));
}
