import type { Facts, Group, Location, PolicyInput, Unit } from "../input/types.js";
import { Tampered } from "./tampered.js";

/** What a line of a policy input holds, as far as it is judged again. */
interface Line {
  readonly facts: Facts;
  readonly units: { readonly [type: string]: readonly Unit[] };
}

/**
 * The policy input that an export holds, to be judged again without the plan.
 *
 * A line is a shard of whole groups: what rules have to see together is judged together.
 *
 * @param lines those of `policy-input.jsonl`, from the start each time
 * @param locate where a unit stands in the source, which is no part of what rules see
 * @throws Tampered when it is no policy input
 */
export function replayedInput(
  lines: () => Iterable<string>,
  locate: PolicyInput["locate"] = (): Location | undefined => undefined,
): PolicyInput {
  const [first] = lines();
  if (first === undefined) throw new Tampered("its policy input is empty");
  const { facts } = parsed(first);
  const text = JSON.stringify(facts);
  function* shards(): Generator<readonly Group[]> {
    for (const line of lines()) {
      const { facts: own, units } = parsed(line);
      if (JSON.stringify(own) !== text) throw new Tampered("its policy input is not of one plan");
      const group = Object.values(units).flat();
      if (group.length > 0) yield [group];
    }
  }
  const share = () => {
    throw new Error("A policy input that is read from an export is judged in one thread");
  };
  return { facts, count: facts.resources, shards, locate, share };
}

function parsed(line: string): Line {
  try {
    const value = JSON.parse(line) as Line;
    const isWhole = typeof value.facts === "object" && typeof value.units === "object";
    if (isWhole && Object.values(value.units).every(Array.isArray)) return value;
  } catch {
    // Said below.
  }
  throw new Tampered("its policy input is damaged");
}
