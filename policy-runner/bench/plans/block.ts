/** What a resource block refers to: attribute → references as a plan lists them, or nested blocks. */
export type Links = { readonly [attribute: string]: readonly string[] | readonly [Links] };

type Values = Readonly<Record<string, unknown>>;

/** What tells a resource of a service from that of another. */
export interface Own {
  readonly service: string;
  readonly key: string | number | undefined;
}

/** A resource block of the generated service's module. */
export interface Block {
  readonly type: string;
  readonly name: string;
  /** Keys of for_each, or of count when they are numbers. */
  readonly keys?: readonly (string | number)[];
  /** The module within the service's that holds it. */
  readonly module?: string;
  /** The same in every service, as constants of the configuration. */
  readonly values: Values;
  /** Made from the service's name, as nearly every resource has something. */
  readonly own?: (own: Own) => Values;
  readonly links?: Links;
  /** What breaks a rule. */
  readonly breach: Values;
}

/** A resource of a generated plan. */
export interface Resource {
  readonly address: string;
  readonly module: string | undefined;
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly after: Values;
  readonly unknown: Values;
}

/** A policy that refuses what does not come over TLS. */
export function refusingPlain(action: string, resources: readonly string[]): string {
  const condition = { Bool: { "aws:SecureTransport": "false" } };
  const who = { Sid: "Tls", Effect: "Deny", Principal: "*" };
  const statement = { ...who, Action: action, Resource: resources, Condition: condition };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** References of a single traversal, as Terraform lists them: `a.b.id`, then `a.b`. */
export function to(traversal: string): readonly string[] {
  const [type, name] = traversal.split(".");
  return [traversal, `${type}.${name}`];
}

function isNested(link: Links[string]): link is readonly [Links] {
  return typeof link[0] === "object";
}

/** `after_unknown` of what links supply. */
export function unknownOf(links: Links = {}): Values {
  return Object.fromEntries(
    Object.entries(links).map(([name, link]) => [
      name,
      isNested(link) ? [unknownOf(link[0])] : true,
    ]),
  );
}

/** The expressions of a block in the plan's configuration. */
export function expressionsOf({ values, own, links = {} }: Block): Values {
  const named = Object.keys(own?.({ service: "", key: "" }) ?? {});
  return {
    ...Object.fromEntries(named.map((name) => [name, { references: ["var.name"] }])),
    ...expressions(values, links),
  };
}

function expressions(values: Values, links: Links): Values {
  const names = new Set([...Object.keys(values), ...Object.keys(links)]);
  return Object.fromEntries([...names].map((name) => [name, one(values[name], links[name])]));
}

function one(value: unknown, link: Links[string] | undefined): unknown {
  const isBlock = Array.isArray(value) && typeof value[0] === "object";
  if (link !== undefined && !isNested(link)) return { references: link };
  if (link !== undefined) return [expressions(isBlock ? value[0] : {}, link[0])];
  return isBlock ? value.map((block) => expressions(block, {})) : { constant_value: value };
}
