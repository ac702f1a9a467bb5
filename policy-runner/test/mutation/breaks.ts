import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import type { Json } from "../../src/constants.js";
import type { Rule } from "../../src/evaluate/types.js";

/** What a rule says of a resource that was changed; "any" allows everything but an error. */
export type Expected = "pass" | "fail" | "undetermined" | "not_applicable" | "any";

/** One attribute that a rule reads, and what becomes of its outcome when it is changed. */
export interface Break {
  /** Type of the resource that is changed; every type that the rule judges when it is left out. */
  readonly of?: string;
  /** Name of the resource's block, where not any will do. */
  readonly named?: string;
  /** Pointer without its leading slash. */
  readonly attribute?: string;
  /** Region of another provider that breaks it; where no plan tells that, the rule has nothing to say. */
  readonly provider?: string;
  /** Values that break it. */
  readonly wrong?: readonly Json[];
  /** What the rule says of a wrong value; "fail" when it is left out. */
  readonly becomes?: Expected;
  /** What it says of null, and of nothing at all; "fail" when it is left out. */
  readonly unset?: Expected;
  /** What it says of a value that is known only after apply; "undetermined" when it is left out. */
  readonly unknown?: Expected;
  /** What it says of a value of another type; "fail" when it is left out. */
  readonly type?: Expected;
  /** What it says when the whole resource goes. */
  readonly removed?: Expected;
}

/** The breaks that stand beside a rule, in `<rule>.breaks`. */
export function breaksOf(policies: string, { path: [family, name] }: Rule): readonly Break[] {
  const file = join(policies, "rules", family, name, `${name}.breaks`);
  return load(readFileSync(file, "utf8")) as Break[];
}
