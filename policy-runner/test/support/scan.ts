import { Readable } from "node:stream";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";
import type { Plan, ResourceChange, Wanted } from "../../src/plan/types.js";

/** Every attribute that the tests' plans have. */
const ALL: Wanted = {
  attributes: new Set(["bucket", "bucket_prefix", "id", "name", "rule", "tags", "vpc_id"]),
  types: [],
};

/** A plan that comes through standard input. */
export async function scanned(text: string | Buffer, wanted: Wanted = ALL): Promise<Plan> {
  const source = await openPlan("-", Readable.from([Buffer.from(text)]));
  return scanPlan(source, wanted);
}

/** The resources of a plan that stay. */
export function changesOf({ resources }: Plan): ResourceChange[] {
  return Array.from({ length: resources.count }, (_, number) => resources.read(number));
}
