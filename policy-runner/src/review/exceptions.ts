import { addressPattern, covers } from "../address-pattern.js";
import type { Variation } from "../parity/types.js";
import type { Waiver } from "../waivers/types.js";
import { isSame } from "./compare.js";
import type { Placed, Side, Weakening, WeakeningKind } from "./types.js";

/** What an entry that accepts something does beyond what the base branch accepts. */
interface Change {
  readonly kind: WeakeningKind;
  readonly message: string;
}

/** Waivers, variations and findings of a baseline that accept more, or for longer, than before. */
export function exceptionWeakenings(base: Side, head: Side): readonly Weakening[] {
  const waivers = head.waivers.flatMap((own) =>
    weakening(own, waiverName(own.entry), head.files.waivers, waiverChange(own.entry, base)),
  );
  const variations = head.variations.flatMap((own) =>
    weakening(
      own,
      variationName(own.entry),
      head.files.variations,
      variationChange(own.entry, base),
    ),
  );
  return [...waivers, ...variations, ...baselineWeakenings(base, head)];
}

/** Findings that block no more, be it that they are new or that the baseline says worse of them. */
function baselineWeakenings(base: Side, head: Side): readonly Weakening[] {
  return [...head.baseline].flatMap(([key, { what, outcome }]) => {
    const was = base.baseline.get(key)?.outcome;
    if (was === outcome || was === "fail") return [];
    const message =
      was === undefined
        ? "The baseline holds it now, so that it no longer blocks."
        : "The baseline holds it as a failure now, where it could not be judged; should it fail, that no longer blocks.";
    const place = { environments: [], file: head.files.baseline, line: null };
    return [{ kind: "baseline-grown", what, message, ...place }];
  });
}

function weakening(
  { entry, line }: Placed<Waiver | Variation>,
  what: string,
  file: string,
  change: Change | null,
): readonly Weakening[] {
  if (change === null) return [];
  const { approved_by: approver = "", environments = [] } = entry;
  return [{ ...change, what, environments, file, line, approver }];
}

function waiverName({ rule, address }: Waiver): string {
  return `${rule} ${address}`;
}

/** What a waiver allows beyond those of the base branch; null where one of these allows as much. */
function waiverChange(waiver: Waiver, base: Side): Change | null {
  const older = base.waivers
    .map(({ entry }) => entry)
    .filter((one) => one.rule === waiver.rule && isWider(one.address, waiver.address));
  if (older.some((one) => isWithin(waiver, one) && isAnswered(waiver, one))) return null;
  const [same] = older.toSorted(
    (a, b) => Number(isWithin(waiver, b)) - Number(isWithin(waiver, a)),
  );
  if (same === undefined) {
    const wider = base.waivers.find(
      ({ entry }) => entry.rule === waiver.rule && isWider(waiver.address, entry.address),
    );
    return wider === undefined
      ? { kind: "waiver-added", message: `A failure is accepted until ${waiver.expires}.` }
      : widened("waiver", `addresses: ${wider.entry.address} → ${waiver.address}`);
  }
  if (!isFewer(waiver.environments, same.environments))
    return widened("waiver", `environments: ${all(same)} → ${all(waiver)}`);
  if (waiver.expires > same.expires) return extended("waiver", same.expires, waiver.expires);
  return reassigned("waiver", same, waiver);
}

function isWithin(waiver: Waiver, older: Waiver): boolean {
  return isFewer(waiver.environments, older.environments) && waiver.expires <= older.expires;
}

/** One address covers another when it is the same, or a pattern that names all that the other does. */
function isWider(address: string, other: string): boolean {
  const [wide, narrow] = [addressPattern(address), addressPattern(other)];
  return address === other || (wide !== null && narrow !== null && covers(wide, narrow));
}

/** Without a list, all. */
function isFewer(
  now: readonly string[] | undefined,
  before: readonly string[] | undefined,
): boolean {
  if (before === undefined) return true;
  return now?.every((one) => before.includes(one)) === true;
}

function all({ environments }: Waiver | Variation): string {
  return environments?.join(", ") ?? "all";
}

function variationName({ type, address, path, kind }: Variation): string {
  return `${type ?? address}${path === undefined ? "" : ` ${path}`} (${kind})`;
}

/** What a variation allows beyond that of the base branch which says where the same may differ. */
function variationChange(variation: Variation, base: Side): Change | null {
  const name = variationName(variation);
  const twins = base.variations.map(({ entry }) => entry);
  const older = twins.filter((one) => variationName(one) === name);
  const [same] = older;
  if (same === undefined)
    return { kind: "variation-added", message: "Environments may differ where they might not." };
  if (same.allowed !== undefined && !isSame(same.allowed, variation.allowed))
    return widened("variation", "other values are allowed");
  if (!isFewer(variation.environments, same.environments))
    return widened("variation", `environments: ${all(same)} → ${all(variation)}`);
  const [was, now] = [same.expires ?? "never", variation.expires ?? "never"];
  if (now > was) return extended("variation", was, now);
  return isAnswered(variation, same) ? null : reassigned("variation", same, variation);
}

/** Whether the same people answer for an entry. */
function isAnswered(one: Waiver | Variation, other: Waiver | Variation): boolean {
  return one.owner === other.owner && one.approved_by === other.approved_by;
}

function widened(word: "waiver" | "variation", what: string): Change {
  return { kind: `${word}-widened`, message: `It accepts more than before: ${what}.` };
}

/** Days are compared as texts; "never" comes after all of them. */
function extended(word: "waiver" | "variation", was: string, now: string): Change {
  return { kind: `${word}-extended`, message: `It holds for longer: until ${was} → ${now}.` };
}

function reassigned(
  word: "waiver" | "variation",
  was: Waiver | Variation,
  now: Waiver | Variation,
): Change {
  const who = ({ owner = "nobody", approved_by: by = "nobody" }: Waiver | Variation) =>
    `${owner}, approved by ${by}`;
  const message = `Somebody else answers for it: ${who(was)} → ${who(now)}.`;
  return { kind: `${word}-reassigned`, message };
}
