import type { Json } from "../constants.js";
import { type Glob, globOf, isMatch } from "../glob.js";
import { type Place, placeOf, placePattern } from "./place-pattern.js";
import type { Declared, Difference, Variation, VariationFinding } from "./types.js";
import { isOver, type Occurrence, problemsOf } from "./variation-problems.js";

/** What becomes of differences once the declared ones are told from the others. */
export interface Judged {
  readonly differences: readonly Difference[];
  readonly declared: readonly Declared[];
  readonly findings: readonly VariationFinding[];
}

/** A difference with what its values are in plain JSON, to hold them to what is allowed. */
export interface Judgeable {
  readonly difference: Difference;
  /** By environment; undefined where there is no value, or none that may be told. */
  readonly plain: Readonly<Record<string, Json | undefined>>;
}

/** Entries that count where these environments are compared. */
export function applicable(
  variations: readonly Variation[],
  names: readonly string[],
): readonly Variation[] {
  return variations.filter(
    ({ environments: only }) =>
      only === undefined ||
      only.map(globOf).some((own) => names.some((name) => isMatch(own, name))),
  );
}

/**
 * Tells declared differences from the others, and what is wrong with the declarations.
 *
 * @param today day of the comparison, as `expires` is written
 */
export function judge(
  found: readonly Judgeable[],
  variations: readonly Variation[],
  today: string,
): Judged {
  const matchers = variations.map(matcherOf);
  const covered = variations.map((): Difference[] => []);
  const occurs = variations.map((): Occurrence => "nowhere");
  const open: Difference[] = [];
  for (const { difference, plain } of found) {
    const place = placeOf(difference.address);
    const named = [...matchers.keys()].filter((i) => matchers[i]?.(difference, place));
    const own = named.find((i) => !isOver(variations[i], today)) ?? named[0] ?? -1;
    const variation = variations[own];
    for (const i of named) {
      if (i === own) occurs[i] = "first";
      else if (occurs[i] === "nowhere") occurs[i] = "behind";
    }
    const problem = variation === undefined ? "" : problemOf(variation, difference, plain, today);
    const wrong = variation === undefined ? [] : notAllowed(variation, plain);
    if (variation === undefined || problem !== "") {
      const odd = wrong.length === 0 ? difference.odd : wrong;
      open.push({ ...difference, odd, note: problem || difference.note });
    } else covered[own]?.push(difference);
  }
  return {
    differences: open,
    declared: variations.map((variation, i) => ({ variation, differences: covered[i] ?? [] })),
    findings: problemsOf(variations, occurs, today),
  };
}

/** Why an entry does not allow what it names; "" when it does. */
function problemOf(
  variation: Variation,
  { outcome }: Difference,
  plain: Judgeable["plain"],
  today: string,
): string {
  const { allowed, expires } = variation;
  if (isOver(variation, today)) return `its declaration has expired on ${expires}`;
  if (allowed === undefined) return "";
  if (outcome === "undetermined")
    return "what is allowed is declared, but the value is not known yet";
  const wrong = notAllowed(variation, plain);
  return wrong.length === 0 ? "" : `not the declared value in ${wrong.join(", ")}`;
}

/** Environments whose value is not the one that an entry allows them. */
function notAllowed({ allowed }: Variation, plain: Judgeable["plain"]): readonly string[] {
  if (allowed === undefined) return [];
  return Object.keys(plain).filter(
    (name) => JSON.stringify(plain[name] ?? null) !== JSON.stringify(allowed[name] ?? null),
  );
}

type Matcher = (difference: Difference, place: Place) => boolean;

function matcherOf({ type, address, path, kind }: Variation): Matcher {
  const isPlace = address === undefined ? null : placePattern(address);
  const isNamed: Matcher =
    address === undefined
      ? (difference) => type === difference.type
      : (_, place) => isPlace?.(place) === true;
  const steps = path?.split("/").map(globOf);
  return (difference, place) =>
    kind === difference.kind &&
    isNamed(difference, place) &&
    (steps === undefined || isPath(steps, difference.path));
}

/** Step by step: a star is any index or name, and never several. */
function isPath(steps: readonly Glob[], path: string): boolean {
  const own = path.split("/");
  return own.length === steps.length && steps.every((step, i) => isMatch(step, own[i] ?? ""));
}
