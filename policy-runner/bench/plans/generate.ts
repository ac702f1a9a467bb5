import { type Block, refusingPlain } from "./block.js";
import { blockText, type Generated, writePlan } from "./document.js";
import { BLOCKS, resourceOf, SERVICE_SIZE, serviceOf } from "./service.js";

/** What fills a plan up to the number that is asked for: topics of the root module, made by count. */
const FILLER: Block = {
  type: "aws_sns_topic",
  name: "notice",
  keys: [0, 1],
  values: {
    kms_master_key_id: "arn:aws:kms:us-east-1:123456789012:key/1",
    policy: refusingPlain("sns:Publish", ["*"]),
    tags: {},
  },
  own: ({ service }) => ({ name: `payment-${service}-prod` }),
  breach: {},
};

/**
 * Writes a plan of so many resources: services of two module calls each, a tenth of the resources in
 * breach of a rule. The same number gives the same bytes.
 */
export function generatePlan(path: string, resources: number): Generated {
  const services = Math.floor(resources / SERVICE_SIZE);
  const filler = Array.from({ length: resources - services * SERVICE_SIZE }, (_, key) =>
    resourceOf(FILLER, "", { service: `notice_${key}`, key }, false),
  );
  return writePlan(path, {
    *modules() {
      if (filler.length > 0) yield { address: "", resources: filler };
      for (let i = 0; i < services; i++) {
        yield { address: `module.${nameOf(i)}`, resources: serviceOf(nameOf(i), i) };
      }
    },
    configuration(file) {
      file.write(`"resources":[${blockText(FILLER)}],"module_calls":{`);
      file.list(calls(services));
      file.write("}");
    },
  });
}

function nameOf(service: number): string {
  return `service_${String(service).padStart(7, "0")}`;
}

/** The service's module is the same in every call, as it is in a plan. */
const MODULE = `{"resources":[${blocksOf(undefined)}],"module_calls":{"function":${JSON.stringify({
  source: "./function",
  expressions: {
    name: { references: ["var.name"] },
    kms_key_arn: { references: ["aws_kms_key.this.arn", "aws_kms_key.this"] },
    topic_arn: { references: ["aws_sns_topic.this.arn", "aws_sns_topic.this"] },
    subnet_ids: { references: ["aws_subnet.this.id", "aws_subnet.this"] },
    group_ids: { references: ["aws_security_group.function.id", "aws_security_group.function"] },
  },
}).slice(0, -1)},"module":{"resources":[${blocksOf("function")}]}}}}`;

function blocksOf(module: string | undefined): string {
  return BLOCKS.filter((block) => block.module === module)
    .map(blockText)
    .join(",");
}

function* calls(services: number): Generator<string> {
  for (let i = 0; i < services; i++) {
    const head = { source: "./service", expressions: { name: { constant_value: nameOf(i) } } };
    yield `${JSON.stringify(nameOf(i))}:${JSON.stringify(head).slice(0, -1)},"module":${MODULE}}`;
  }
}
