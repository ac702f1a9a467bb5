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

/** A change of every attribute of every resource, at any depth. */
export function attributeMutations(
  plan: JsonObject,
  computed: (type: string, path: string) => boolean,
) {
  return entriesOf(plan).flatMap((entry) =>
    leavesOf(entry.change.after as Json)
      .filter(({ steps }) => !computed(entry.type, patternOf(steps)))
      .filter(({ steps }) => !FACTS.has(`${entry.type} ${patternOf(steps)}`))
      .map(
        ({ steps, document }): Mutation => ({
          what: `${entry.address} ${patternOf([...steps, ...document])}`,
          address: entry.address,
          path: patternOf([...steps, ...document]),
          apply: (changed) => {
            const own = entriesOf(changed).find(({ address }) => address === entry.address);
            change(own?.change.after as Json, steps, document);
          },
        }),
      ),
  );
}

interface Leaf {
  readonly steps: readonly string[];
  /** Steps within the JSON text that stands there; none where it is no document. */
  readonly document: readonly string[];
}

function leavesOf(value: Json, steps: readonly string[] = []): Leaf[] {
  if (value === null) return [];
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([step, part]) =>
      leavesOf(part as Json, [...steps, step]),
    );
  }
  const document = typeof value === "string" && value.startsWith("{") ? JSON.parse(value) : null;
  if (document === null) return [{ steps, document: [] }];
  return leavesOf(document as Json).map((leaf) => ({ steps, document: leaf.steps }));
}

function change(value: Json, steps: readonly string[], document: readonly string[]): void {
  const parent = steps.slice(0, -1).reduce((at, step) => (at as JsonObject)[step] as Json, value);
  const last = steps.at(-1) as string;
  const holder = parent as JsonObject;
  if (document.length === 0) {
    holder[last] = other(holder[last] as Json);
    return;
  }
  const inner = JSON.parse(String(holder[last])) as Json;
  change(inner, document, []);
  holder[last] = JSON.stringify(inner);
}

/** Another value of the same kind; a changed name must not become the name of another environment. */
function other(value: Json): Json {
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 : `${value}-changed`;
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
    const address = `${entry.address.replace(/\["[^"]*"\]$/, "")}["added"]`;
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
