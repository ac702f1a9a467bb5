import type { Json, JsonObject } from "../../src/constants.js";

/** A change of a plan, and where it has to be found. */
export interface Mutation {
  readonly what: string;
  /** Changes the plan in place. */
  apply(plan: JsonObject): void;
  readonly address: string;
  /** Pointer with * for indexes: the place itself, or the set that it is a member of. */
  readonly path: string;
}

/** An entry of `resource_changes`. */
export type Entry = JsonObject & { address: string; type: string; change: JsonObject };

/** Its entries. */
export function entriesOf(plan: JsonObject): Entry[] {
  return plan.resource_changes as Entry[];
}

/** Places that follow from the block of the VPC, which is a fact, and no attribute to be compared. */
const FACTS = new Set(["aws_vpc /cidr_block"]);

/** Says of an attribute of a type what the provider's schema says of it. */
export interface Schema {
  isComputed(type: string, path: string): boolean;
  isSet(type: string, path: string): boolean;
}

/** Every change that can be made of every attribute of every resource, at any depth, in documents too. */
export function attributeMutations(plan: JsonObject, schema: Schema): Mutation[] {
  return entriesOf(plan).flatMap((entry) =>
    nodesOf(entry.change.after as Json)
      .filter(({ steps }) => !schema.isComputed(entry.type, patternOf(steps)))
      .filter(({ steps }) => !FACTS.has(`${entry.type} ${patternOf(steps)}`))
      .flatMap((node) => changesOf(entry, node, schema)),
  );
}

interface Node {
  readonly steps: readonly string[];
  /** Steps within the JSON text that stands there; none where it is no document. */
  readonly document: readonly string[];
  readonly value: Json;
}

function nodesOf(value: Json, steps: readonly string[] = []): Node[] {
  const own = steps.length === 0 ? [] : [{ steps, document: [], value }];
  if (value !== null && typeof value === "object") {
    const below = Object.entries(value).flatMap(([step, part]) =>
      nodesOf(part as Json, [...steps, step]),
    );
    return [...own, ...below];
  }
  if (typeof value !== "string" || !value.startsWith("{")) return own;
  return nodesOf(JSON.parse(value) as Json).map((node) => ({
    steps,
    document: node.steps,
    value: node.value,
  }));
}

/** What another value may be: what sorts before all others, behind them, and nothing. */
const LEAVES: Readonly<Record<string, (value: Json) => Json>> = {
  before: (value) => other(value, "!"),
  behind: (value) => other(value, "zz"),
  nothing: () => null,
};

const LISTS: Readonly<Record<string, (list: readonly Json[]) => Json>> = {
  "one more": (list) => [added(list[0] as Json), ...list],
  "one less": (list) => list.slice(1),
  reversed: (list) => [...list].reverse(),
};

/** Lists of the provider's schema of which AWS knows no order. */
const SOURCES = /^\/(?:ingress\/\*\/|egress\/\*\/)?(?:ipv6_)?cidr_blocks$/;

function changesOf(entry: Entry, { steps, document, value }: Node, schema: Schema): Mutation[] {
  const path = patternOf([...steps, ...document]);
  const make = (name: string, turn: (value: Json) => Json): Mutation => ({
    what: `${entry.address} ${path} ${name}`,
    address: entry.address,
    path,
    apply: (changed) => {
      const own = entriesOf(changed).find(({ address }) => address === entry.address);
      change(own?.change.after as Json, steps, document, turn);
    },
  });
  if (Array.isArray(value)) {
    const isSet =
      schema.isSet(entry.type, patternOf(steps)) || document.length > 0 || SOURCES.test(path);
    return Object.entries(LISTS)
      .filter(([name]) => value.length > (name === "reversed" ? 1 : 0))
      .filter(([name]) => name !== "reversed" || !isSet)
      .map(([name, turn]) => make(name, (list) => turn(list as Json[])));
  }
  if (value === null || typeof value === "object") return [];
  const isElement = /^\d+$/.test([...steps, ...document].at(-1) as string);
  return Object.entries(LEAVES)
    .filter(([name]) => name !== "nothing" || !isElement)
    .map(([name, turn]) => make(name, turn));
}

function change(
  value: Json,
  steps: readonly string[],
  document: readonly string[],
  turn: (value: Json) => Json,
): void {
  const parent = steps.slice(0, -1).reduce((at, step) => (at as JsonObject)[step] as Json, value);
  const last = steps.at(-1) as string;
  const holder = parent as JsonObject;
  if (document.length === 0) {
    holder[last] = turn(holder[last] as Json);
    return;
  }
  const inner = JSON.parse(String(holder[last])) as Json;
  change(inner, document, [], turn);
  holder[last] = JSON.stringify(inner);
}

/** Another value of the same kind; a changed name must not become the name of another environment. */
function other(value: Json, mark: string): Json {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return mark === "!" ? value - 1 : value + 7;
  return `${mark}${value}`;
}

/** An element like another, and not the same. */
function added(one: Json): Json {
  if (one === null || typeof one !== "object") return other(one, "!");
  const [key, value] = Object.entries(one).find(([, part]) => typeof part !== "object") ?? [];
  return key === undefined ? { ...one, added: 1 } : { ...one, [key]: other(value as Json, "!") };
}

/** Pointer with * for indexes. */
export function patternOf(steps: readonly string[]): string {
  return steps.map((step) => `/${/^\d+$/.test(step) ? "*" : step}`).join("");
}

/** Every resource missing. */
export function removals(plan: JsonObject): Mutation[] {
  return entriesOf(plan).map(({ address }) => ({
    what: `${address} missing`,
    address,
    path: "",
    apply: (changed) => {
      changed.resource_changes = entriesOf(changed).filter((one) => one.address !== address);
    },
  }));
}

/** Every resource a second time, under a key of its own. */
export function additions(plan: JsonObject): Mutation[] {
  return entriesOf(plan).map((entry) => {
    const address = `${entry.address.replace(/\["(?:[^"\\]|\\.)*"\]$/, "")}["added"]`;
    return {
      what: `${address} added`,
      address,
      path: "",
      apply: (changed) => {
        entriesOf(changed).push({ ...entry, address, index: "added" });
      },
    };
  });
}

/** What is no attribute of a resource: versions, defaults, expressions. */
export function configurationMutations(): Mutation[] {
  const root = (plan: JsonObject) => (plan.configuration as JsonObject).root_module as JsonObject;
  const store = (plan: JsonObject) =>
    ((root(plan).module_calls as JsonObject).store as JsonObject).module as JsonObject;
  return [
    {
      what: "another version of the provider",
      address: "provider.aws",
      path: "/version_constraint",
      apply: (plan) => {
        const providers = (plan.configuration as JsonObject).provider_config as JsonObject;
        (providers.aws as JsonObject).version_constraint = "~> 5.90";
      },
    },
    {
      what: "another version of Terraform",
      address: "terraform",
      path: "/terraform_version",
      apply: (plan) => {
        plan.terraform_version = "1.9.9";
      },
    },
    {
      what: "another default in a module",
      address: "module.store.var.days",
      path: "/default",
      apply: (plan) => {
        ((store(plan).variables as JsonObject).days as JsonObject).default = 31;
      },
    },
    {
      what: "another default in the root",
      address: "var.environment_suffix",
      path: "/default",
      apply: (plan) => {
        ((root(plan).variables as JsonObject).environment_suffix as JsonObject).default = "x";
      },
    },
    {
      what: "another expression",
      address: "module.store.aws_s3_bucket.this",
      path: "/expressions/force_destroy/constant_value",
      apply: (plan) => {
        const [bucket] = (store(plan).resources as JsonObject[]).filter(
          (one) => one.type === "aws_s3_bucket",
        );
        const expressions = bucket?.expressions as JsonObject;
        (expressions.force_destroy as JsonObject).constant_value = false;
      },
    },
  ];
}
