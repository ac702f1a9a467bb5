import type { Json } from "../constants.js";
import { type Block, blockAddress, type Configured } from "./configured.js";
import { doubtOf, type Known } from "./inputs.js";
import { isPlain } from "./values.js";

/** A value that is known only after apply, and of which nothing says that it will be the same. */
export interface Unsettled {
  readonly path: string;
  readonly note: string;
}

/** Why a value stays open of which the configurations differ. */
export const DIFFERENT = "known only after apply, from expressions that differ";

/** What of a plan settles unknown values; null for a state, in which all is known. */
export interface Settling {
  /** Its configuration, with the environment's own texts put aside; the same object where it is the same. */
  readonly configured: Configured | null;
  readonly same: Known;
}

/** Settles values that are known only after apply by the expressions that they come from. */
export class Settlement {
  private readonly known = new Map<string, readonly Unsettled[]>();

  constructor(private readonly plans: readonly Settling[]) {}

  /**
   * What stays open of a resource's unknown values.
   *
   * @param masks `after_unknown` where the resource is; those of one block with the same masks have the same answer
   * @param places numbers of the plans that it is in
   */
  open(
    address: string,
    masks: readonly Json[],
    isComputed: (path: string) => boolean,
    places: readonly number[] = [...this.plans.keys()],
  ): readonly Unsettled[] {
    const block = blockAddress(address);
    const key = `${block} ${places.join()} ${JSON.stringify(masks)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const paths = new Map<string, readonly string[]>();
    for (const mask of masks) collect(mask, [], paths);
    const plans = this.different(places);
    const found = [...paths.values()]
      .filter((steps) => !isComputed(patternOf(steps)))
      .flatMap((steps) => settle(block, steps, plans));
    this.known.set(key, found);
    return found;
  }

  /** Plans whose configurations are not the same. */
  private different(places: readonly number[]): readonly Planned[] {
    const own = new Map(places.map((i) => [this.plans[i]?.configured, this.plans[i]?.same]));
    return [...own].flatMap(([configured, same]) =>
      configured && same ? [{ configured, same }] : [],
    );
  }
}

interface Planned {
  readonly configured: Configured;
  readonly same: Known;
}

function settle(block: string, steps: readonly string[], plans: readonly Planned[]): Unsettled[] {
  const found = plans.map(({ configured, same }) => {
    const own = configured.block(block);
    return { configured, own, same, expression: expressionAt(own, steps) };
  });
  const path = `/${steps.join("/")}`;
  const [first, ...others] = found.map(({ expression }) => JSON.stringify(expression));
  if (others.some((other) => other !== first)) return [{ path, note: DIFFERENT }];
  // What no expression sets, the provider chooses.
  for (const { configured, own, same, expression } of first === undefined ? [] : found) {
    const doubt = doubtOf(expression, own as Block, configured, same);
    if (doubt === null) continue;
    return [{ path, note: `known only after apply, from ${doubt}, which a plan does not settle` }];
  }
  return [];
}

/** The expression of an attribute, as deep as the configuration tells it. */
export function expressionAt(block: Block | undefined, steps: readonly string[]): Json | undefined {
  let at: Json | undefined = block?.own.expressions;
  for (const step of steps) {
    if (isPlain(at) && (at.references !== undefined || at.constant_value !== undefined)) return at;
    if (Array.isArray(at)) at = at.length === 1 ? at[0] : (at[Number(step)] ?? at);
    else if (isPlain(at)) at = at[step];
    else return at;
  }
  return at;
}

function collect(
  mask: Json,
  steps: readonly string[],
  paths: Map<string, readonly string[]>,
): void {
  if (mask === true) paths.set(steps.join("/"), steps);
  if (mask === null || typeof mask !== "object") return;
  for (const [step, part] of Object.entries(mask)) collect(part as Json, [...steps, step], paths);
}

function patternOf(steps: readonly string[]): string {
  return steps.map((step) => `/${/^\d+$/.test(step) ? "*" : step}`).join("");
}
