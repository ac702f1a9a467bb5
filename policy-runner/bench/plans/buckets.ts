import type { Block, Resource } from "./block.js";
import { blockText, type Generated, writePlan } from "./document.js";
import { resourceOf } from "./service.js";
import { STORAGE } from "./storage.js";

/** Buckets in each instance of the module. */
const EACH = 100;

/** The companions that a bucket has here. */
const TYPES = [
  "aws_s3_bucket",
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_public_access_block",
];

/** Rules that ask for companions which the buckets of this plan do not have. */
export const NOT_MET = ["PAY-BAK-005", "PAY-EXP-004", "PAY-TLS-003"];

/** For_each over the same keys, so that `each.key` alone tells which companion is whose. */
const BLOCKS: readonly Block[] = STORAGE.filter(({ type }) => TYPES.includes(type)).map(
  (block) => ({ ...block, keys: Array.from({ length: EACH }, (_, i) => `bucket-${i}`) }),
);

/**
 * Writes a plan of buckets with three companions each, in one module that for_each makes many times.
 * Every id is unknown: which companion belongs to which bucket stands in `configuration` alone.
 */
export function generateBuckets(path: string, buckets: number): Generated {
  const modules = Math.ceil(buckets / EACH);
  return writePlan(path, {
    *modules() {
      for (let i = 0; i < modules; i++) {
        const address = `module.store["store-${i}"]`;
        yield { address, resources: storeOf(address, i) };
      }
    },
    configuration(file) {
      const keys = Array.from({ length: modules }, (_, i) => `store-${i}`);
      const call = {
        source: "./store",
        expressions: { name: { references: ["each.key"] } },
        for_each_expression: { constant_value: keys },
      };
      const head = JSON.stringify(call).slice(0, -1);
      file.write(`"module_calls":{"store":${head},"module":{"resources":[`);
      file.list(BLOCKS.map(blockText));
      file.write("]}}}");
    },
  });
}

function storeOf(module: string, number: number): Resource[] {
  return BLOCKS.flatMap((block, place) =>
    (block.keys ?? []).map((key, i) =>
      resourceOf(block, module, { service: `store-${number}`, key }, (i + 7 * place) % 10 === 0),
    ),
  );
}
