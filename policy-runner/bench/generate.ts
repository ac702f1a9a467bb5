import { closeSync, openSync, writeSync } from "node:fs";
import { type Block, expressionsOf, type Resource, SERVICE, serviceOf } from "./service.js";

/** What a generated plan is. */
export interface Generated {
  readonly resources: number;
  readonly bytes: number;
}

/**
 * Writes a plan of at least so many resources, as Terraform writes one for a first apply: services of
 * one module call each, a tenth of the resources in breach of a rule. The same number gives the same bytes.
 */
export function generatePlan(path: string, resources: number): Generated {
  const file = new Writer(path);
  const services = Math.ceil(resources / SERVICE.length);
  const name = (service: number) => `service_${String(service).padStart(7, "0")}`;
  file.write(
    '{"format_version":"1.2","terraform_version":"1.13.0","planned_values":{"root_module":{"child_modules":[',
  );
  for (let i = 0; i < services; i++) {
    const values = serviceOf(name(i), i).map(plannedValue).join(",");
    file.write(`${i > 0 ? "," : ""}{"resources":[${values}],"address":"module.${name(i)}"}`);
  }
  file.write(']}},"resource_changes":[');
  for (let i = 0; i < services; i++) {
    file.write(`${i > 0 ? "," : ""}${serviceOf(name(i), i).map(change).join(",")}`);
  }
  file.write('],"prior_state":{"format_version":"1.0","values":{"root_module":{"child_modules":[');
  for (let i = 0; i < services; i++) {
    const values = serviceOf(name(i), i).map(priorValue).join(",");
    file.write(`${i > 0 ? "," : ""}{"resources":[${values}],"address":"module.${name(i)}"}`);
  }
  file.write(
    `]}}},"configuration":{"provider_config":{"aws":${JSON.stringify(PROVIDER)}},"root_module":{"module_calls":{`,
  );
  for (let i = 0; i < services; i++) {
    file.write(`${i > 0 ? "," : ""}${JSON.stringify(name(i))}:${call(name(i))}`);
  }
  file.write('}}},"applyable":true,"complete":true,"errored":false}\n');
  return { resources: services * SERVICE.length, bytes: file.close() };
}

const PROVIDER = {
  name: "aws",
  full_name: "registry.terraform.io/hashicorp/aws",
  version_constraint: "~> 5.100",
};

function plannedValue({ address, type, name, index, after }: Resource): string {
  return JSON.stringify({
    address,
    mode: "managed",
    type,
    name,
    index,
    schema_version: 0,
    values: after,
    sensitive_values: {},
  });
}

/** State is there for every other resource: some exist already, as in most plans. */
function priorValue({ address, type, name, index, after }: Resource): string {
  return JSON.stringify({
    address,
    mode: "managed",
    type,
    name,
    index,
    schema_version: 0,
    values: after,
  });
}

function change({ address, module, type, name, index, after, unknown }: Resource): string {
  return JSON.stringify({
    address,
    module_address: module,
    mode: "managed",
    type,
    name,
    index,
    provider_name: PROVIDER.full_name,
    change: {
      actions: ["create"],
      before: null,
      after,
      after_unknown: unknown,
      before_sensitive: false,
      after_sensitive: { tags: {}, tags_all: {} },
    },
  });
}

function call(name: string): string {
  const resources = SERVICE.filter(
    (block, i) =>
      SERVICE.findIndex((one) => one.name === block.name && one.type === block.type) === i,
  );
  return JSON.stringify({
    source: "./modules/service",
    expressions: { name: { constant_value: name } },
    module: { resources: resources.map(block) },
  });
}

function block(own: Block): object {
  return {
    address: `${own.type}.${own.name}`,
    mode: "managed",
    type: own.type,
    name: own.name,
    provider_config_key: "aws",
    expressions: expressionsOf(own),
    schema_version: 0,
    ...(own.key === undefined
      ? {}
      : { for_each_expression: { constant_value: ["archive", "intake"] } }),
  };
}

class Writer {
  private readonly file: number;
  private parts: string[] = [];
  private held = 0;
  private bytes = 0;

  constructor(path: string) {
    this.file = openSync(path, "w");
  }

  write(text: string): void {
    this.parts.push(text);
    this.held += text.length;
    if (this.held > 2 ** 22) this.flush();
  }

  close(): number {
    this.flush();
    closeSync(this.file);
    return this.bytes;
  }

  private flush(): void {
    const bytes = Buffer.from(this.parts.join(""));
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    this.bytes += bytes.length;
    this.parts = [];
    this.held = 0;
  }
}
