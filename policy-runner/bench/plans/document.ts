import { type Block, expressionsOf, type Resource } from "./block.js";
import { Writer } from "./writer.js";

/** What a plan is made of, each part made anew whenever it is asked for. */
export interface Parts {
  /** Resources of each module, in the order of the plan. */
  modules(): Iterable<{ readonly address: string; readonly resources: readonly Resource[] }>;
  /** Writes the members of `configuration.root_module`. */
  configuration(file: Writer): void;
}

/** What a generated plan is. */
export interface Generated {
  readonly path: string;
  readonly resources: number;
  readonly bytes: number;
}

const PROVIDER = {
  name: "aws",
  full_name: "registry.terraform.io/hashicorp/aws",
  version_constraint: "~> 5.100",
};

/** Writes a plan as Terraform writes one for a first apply, every section of it. */
export function writePlan(path: string, parts: Parts): Generated {
  const file = new Writer(path);
  let resources = 0;
  file.write(
    '{"format_version":"1.2","terraform_version":"1.13.0","planned_values":{"root_module":',
  );
  file.write('{"child_modules":[');
  file.list(moduleTexts(parts, planned));
  file.write(']}},"resource_changes":[');
  file.list(changes());
  file.write('],"prior_state":{"format_version":"1.0","values":{"root_module":{"child_modules":[');
  file.list(moduleTexts(parts, planned));
  file.write(`]}}},"configuration":{"provider_config":{"aws":${JSON.stringify(PROVIDER)}},`);
  file.write('"root_module":{');
  parts.configuration(file);
  file.write('}},"applyable":true,"complete":true,"errored":false}\n');
  return { path, resources, bytes: file.close() };

  function* changes(): Generator<string> {
    for (const module of parts.modules()) {
      for (const resource of module.resources) {
        resources += 1;
        yield change(resource);
      }
    }
  }
}

function* moduleTexts(parts: Parts, text: (resource: Resource) => string): Generator<string> {
  for (const { address, resources } of parts.modules()) {
    yield `{"resources":[${resources.map(text).join(",")}],"address":${JSON.stringify(address)}}`;
  }
}

function planned({ address, type, name, index, after }: Resource): string {
  const own = { address, mode: "managed", type, name, index, schema_version: 0 };
  return JSON.stringify({ ...own, values: after, sensitive_values: {} });
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

/** A resource block in the configuration. */
export function blockText(block: Block): string {
  const { type, name, keys } = block;
  const many = typeof keys?.[0] === "number" ? "count_expression" : "for_each_expression";
  return JSON.stringify({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_config_key: "aws",
    expressions: expressionsOf(block),
    schema_version: 0,
    ...(keys === undefined ? {} : { [many]: { constant_value: keys } }),
  });
}
