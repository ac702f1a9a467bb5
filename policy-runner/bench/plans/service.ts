import { type Block, type Resource, unknownOf } from "./block.js";
import { COMPUTE } from "./compute.js";
import { DATA } from "./data.js";
import { STORAGE } from "./storage.js";

/** The blocks of the generated service's module. */
export const BLOCKS: readonly Block[] = [...STORAGE, ...COMPUTE, ...DATA];

/** How many resources a service has. */
export const SERVICE_SIZE = BLOCKS.reduce((sum, { keys }) => sum + (keys?.length ?? 1), 0);

/** One in so many resources breaks a rule. */
const BREACH_EVERY = 10;

/** The resources of the service of a number. */
export function serviceOf(service: string, number: number): readonly Resource[] {
  const instances = BLOCKS.flatMap((block) =>
    (block.keys ?? [undefined]).map((key) => ({ block, key })),
  );
  return instances.map(({ block, key }, place) => {
    // Each resource of the module is in breach in every tenth service, and in each service another.
    const isBreach = (number + 7 * place) % BREACH_EVERY === 0;
    return resourceOf(block, `module.${service}`, { service, key }, isBreach);
  });
}

/** A resource of a block, in the module of an address or, where that is empty, in the root module. */
export function resourceOf(
  block: Block,
  parent: string,
  own: { readonly service: string; readonly key: string | number | undefined },
  isBreach: boolean,
): Resource {
  const module = block.module === undefined ? parent : `${parent}.module.${block.module}`;
  const { key } = own;
  const path = `${module === "" ? "" : `${module}.`}${block.type}.${block.name}`;
  const tags = "tags" in block.values ? tagsOf(own.service, block) : {};
  return {
    address: key === undefined ? path : `${path}[${JSON.stringify(key)}]`,
    module: module === "" ? undefined : module,
    type: block.type,
    name: block.name,
    index: key,
    after: {
      ...restOf(own.service),
      ...block.values,
      ...block.own?.(own),
      ...tags,
      ...(isBreach ? block.breach : {}),
    },
    unknown: {
      id: true,
      arn: true,
      ...("tags" in tags ? { tags: {}, tags_all: {} } : {}),
      ...unknownOf(block.links),
    },
  };
}

function tagsOf(service: string, { type }: Block): object {
  const tags = { Name: `payment-${service}-${type.slice("aws_".length)}-prod` };
  return { tags, tags_all: { ...tags, environment: "prod", project: "payment" } };
}

/** What every resource of a real plan carries besides: attributes that few rules read, or none. */
function restOf(service: string): object {
  return {
    lifecycle_notes: null,
    timeouts: { create: "30m", update: "30m", delete: "30m" },
    summary: `A part of ${service}, one of many that take payments, answer for them, and keep their records for the auditors`,
    document: JSON.stringify({
      Version: "2012-10-17",
      Statement: Array.from({ length: 5 }, (_, i) => ({
        Sid: `Statement${i}`,
        Effect: "Deny",
        Principal: "*",
        Action: ["service:Read", "service:Write"],
        Resource: [`arn:aws:service:::${service}`, `arn:aws:service:::${service}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      })),
    }),
  };
}
