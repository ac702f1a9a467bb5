import type { Json } from "../constants.js";
import type { Declared, Difference, Variation, VariationFinding } from "./types.js";

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
      only === undefined || only.some((one) => names.some((name) => pattern(one, ".*").test(name))),
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
    const named = [...matchers.keys()].filter((i) => matchers[i]?.(difference));
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
    findings: variations.flatMap((one, i) =>
      findingsOf(one, i, variations, occurs[i] ?? "nowhere", today),
    ),
  };
}

function isOver(variation: Variation | undefined, today: string): boolean {
  return variation?.expires !== undefined && variation.expires <= today;
}

/** Whether an entry is the first to name some difference, or only others before it do. */
type Occurrence = "first" | "behind" | "nowhere";

/** Why an entry does not allow what it names; "" when it does. */
function problemOf(
  variation: Variation,
  { outcome }: Difference,
  plain: Judgeable["plain"],
  today: string,
): string {
  const { allowed, expires } = variation;
  if (expires !== undefined && expires <= today) return `its declaration has expired on ${expires}`;
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

function matcherOf(variation: Variation): (difference: Difference) => boolean {
  const address = variation.address === undefined ? null : pattern(variation.address, ".*");
  const path = variation.path === undefined ? null : pattern(variation.path, "[^/]+");
  return (difference) =>
    variation.kind === difference.kind &&
    (address === null ? variation.type === difference.type : address.test(difference.address)) &&
    (path === null || path.test(difference.path));
}

function pattern(text: string, wildcard: string): RegExp {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(wildcard)}$`, "s");
}

/** An entry as a person finds it in the file. */
export function entryName({ type, address, path, kind }: Variation): string {
  return `${type ?? address}${path === undefined ? "" : ` ${path}`} (${kind})`;
}

function findingsOf(
  variation: Variation,
  own: number,
  all: readonly Variation[],
  occurs: Occurrence,
  today: string,
): VariationFinding[] {
  const entry = entryName(variation);
  const finding = (problem: VariationFinding["problem"], message: string) => ({
    problem,
    entry,
    message,
  });
  const isTwin = all.findIndex((other) => entryName(other) === entry) < own;
  const { owner, approved_by: approver, reason, expires } = variation;
  return [
    ...(isBroad(variation)
      ? [
          finding(
            "over-broad",
            "It allows nearly anything to differ; name a type or address, and the attribute.",
          ),
        ]
      : []),
    ...(isTwin || (occurs === "behind" && !isOver(variation, today))
      ? [finding("duplicate", "Entries before it cover all that it names; leave one of them.")]
      : []),
    ...(isBlank(owner) || isBlank(reason) || isBlank(approver)
      ? [finding("unowned", "Owner, reason or approver is not filled in; nobody answers for it.")]
      : []),
    ...(!isBlank(owner) && owner === approver
      ? [
          finding(
            "self-approved",
            `${owner} has approved it for themselves; have somebody else approve it.`,
          ),
        ]
      : []),
    ...(expires !== undefined && expires <= today
      ? [
          finding(
            "expired",
            `It has expired on ${expires}; end the difference, or have it approved anew.`,
          ),
        ]
      : occurs !== "nowhere"
        ? []
        : [finding("stale", "Nothing differs there any more; remove it.")]),
  ];
}

/** What `--write-variations` leaves to a person. */
export const TO_BE_FILLED_IN = "TO BE FILLED IN";

function isBlank(text: string): boolean {
  return text.trim() === "" || text.includes(TO_BE_FILLED_IN);
}

/** Whether an entry names no type or address, or no attribute, that narrows it. */
function isBroad({ address, path, kind }: Variation): boolean {
  const steps = (path ?? "").split("/").filter((step) => step !== "");
  const isAnyPath = kind === "value" && steps.every((step) => step.replaceAll("*", "") === "");
  return isAnyPath || (address !== undefined && !isNarrow(address));
}

/** A pattern is narrow where it names a module or a type in full. */
function isNarrow(address: string): boolean {
  if (!address.includes("*")) return true;
  const steps = address
    .replace(/^[^:]*: /, "")
    .replace(/\[[^\]]*\]/g, "")
    .split(".");
  return steps.some(
    (step, i) =>
      !step.includes("*") && (steps[i - 1] === "module" || /^[a-z0-9]+_[a-z0-9_]+$/.test(step)),
  );
}
