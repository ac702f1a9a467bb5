import type { Json, JsonObject } from "../constants.js";
import type { StackDocument } from "../plan/types.js";
import { parseCidr } from "./cidr.js";
import { type Index, indexOf } from "./index.js";
import { holdsSecret } from "./show.js";
import type { Cidr, Facts, GivenFacts } from "./types.js";

/** Names under which root variables declare what an environment is called. */
const ENVIRONMENT = ["environment", "env", "stage", "environment_name"];
const SUFFIX = ["environment_suffix", "env_suffix", "name_suffix", "suffix"];
const REGION = ["region", "aws_region"];
const CIDR = ["vpc_cidr", "vpc_cidr_block", "cidr_block", "cidr"];
const ACCOUNT = ["account_id", "aws_account_id"];

/** A name can be told from other text only if it is a word, and longer than a label like "a". */
const NAME = /^(?=.{2})[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/;

const ARN = /"arn:aws[a-z-]*:[a-z0-9-]*:([a-z0-9-]*):(\d{12}):/g;

/** A document with what was looked up in it. */
export interface Indexed {
  readonly document: StackDocument;
  readonly index: Index;
}

/**
 * What an environment declares of itself: in root variables, in the provider's configuration, by its
 * VPCs and by who has planned it; where a state has no variables, in the ARNs of its resources.
 *
 * @param name what the environment is called on the command line, where nothing else tells its name
 */
export function factsOf(name: string, roots: readonly Indexed[], given: GivenFacts): Facts {
  const documents = roots.map(({ document }) => document);
  const named = namedIn(documents);
  const open = openIn(documents);
  const suffix = given.suffix ?? open(named(SUFFIX));
  const declared =
    given.environment ?? open(named(ENVIRONMENT)) ?? suffix ?? open(commonestTag(documents));
  const environment = declared ?? name;
  return {
    environment: declared ?? null,
    names: [...new Set([suffix, environment])]
      .filter((word): word is string => word !== undefined && NAME.test(word))
      .sort((a, b) => b.length - a.length),
    declared: declared !== undefined,
    ...placeOf(roots, given),
    cidrs: distinct(blocks([given.cidr ?? named(CIDR) ?? "", ...roots.flatMap(blocksOf)])),
  };
}

/** Where a plan or state says that it is, by itself. */
export function placeIn(document: StackDocument): Pick<Facts, "region" | "account"> {
  return placeOf([{ document, index: indexOf(document) }], {});
}

/** Where an environment is, as far as it says so. */
export function placeOf(
  roots: readonly Indexed[],
  given: GivenFacts,
): Pick<Facts, "region" | "account"> {
  const documents = roots.map(({ document }) => document);
  const variables = variablesOf(documents);
  const named = namedIn(documents);
  const provider = documents.map(defaultProvider).find((found) => found !== null) ?? {};
  const open = openIn(documents);
  const own = settled(provider.allowed_account_ids, variables);
  const region =
    given.region ?? open(formed(REGION_FORM, settled(provider.region, variables), named(REGION)));
  const account = given.account ?? open(formed(ACCOUNT_FORM, own, named(ACCOUNT), callerOf(roots)));
  const isTold = region !== undefined && account !== undefined;
  const hasState = documents.some((one) => one.kind === "state");
  const arns = hasState && !isTold ? commonest(documents) : NOTHING;
  return { region: region ?? arns.region ?? null, account: account ?? arns.account ?? null };
}

const REGION_FORM = /^[a-z]+(?:-[a-z]+)+-\d+$/;
const ACCOUNT_FORM = /^\d{12}$/;

/** What is called so may be something else: only what has the form of it is one. */
function formed(form: RegExp, ...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && form.test(text));
}

function variablesOf(documents: readonly StackDocument[]): JsonObject {
  return Object.assign({}, ...documents.map((one) => one.variables)) as JsonObject;
}

function namedIn(documents: readonly StackDocument[]) {
  const variables = variablesOf(documents);
  return (keys: readonly string[]) => firstText(keys.map((key) => variables[key]));
}

/** Names are shown: what a plan marks sensitive, or holds such a text, is none. */
function openIn(documents: readonly StackDocument[]) {
  return (text: string | undefined): string | undefined =>
    text !== undefined && documents.some(({ secrets }) => holdsSecret(text, secrets))
      ? undefined
      : text;
}

function firstText(values: readonly (Json | undefined)[]): string | undefined {
  return values.find((value): value is string => typeof value === "string" && value !== "");
}

/** Expressions of the provider that has no alias. */
function defaultProvider({ providers }: StackDocument): JsonObject | null {
  const own = providers.aws as JsonObject | undefined;
  return (own?.expressions as JsonObject | undefined) ?? null;
}

/** The value of an expression that is a constant or a root variable, the only one of a list. */
function settled(expression: Json | undefined, variables: JsonObject): string | undefined {
  const { constant_value: constant, references } = (expression ?? {}) as JsonObject;
  const name = /^var\.([\w-]+)$/.exec(String((references as string[] | undefined)?.[0]))?.[1];
  const value = constant ?? (name === undefined ? undefined : variables[name]);
  return firstText(Array.isArray(value) ? value : [value]);
}

/** The account that all data sources of the caller tell; where they tell several, none is the own. */
function callerOf(roots: readonly Indexed[]): string | undefined {
  const told = roots.flatMap(({ document, index }) => [
    ...document.callers.values(),
    ...index.callers.values(),
  ]);
  return new Set(told).size === 1 ? told[0] : undefined;
}

const NOTHING: { region?: string; account?: string } = {};

const TAG = /"tags_all"\s*:\s*\{[^{}]*"(?:[Ee]nvironment|[Ee]nv|[Ss]tage)"\s*:\s*"([^"\\]+)"/;

/** The environment that most tags name; states tell of it in no other way. */
function commonestTag(documents: readonly StackDocument[]): string | undefined {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (let entry = 0; entry < document.count; entry++) {
      const value = TAG.exec(document.text(entry))?.[1];
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return mostCommon(counts);
}

function mostCommon(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Region and account of most ARNs: resources of another account are named, but rarely. */
function commonest(documents: readonly StackDocument[]): typeof NOTHING {
  const regions = new Map<string, number>();
  const accounts = new Map<string, number>();
  for (const document of documents) {
    for (let entry = 0; entry < document.count; entry++) {
      for (const [, region = "", account = ""] of document.text(entry).matchAll(ARN)) {
        if (region !== "") regions.set(region, (regions.get(region) ?? 0) + 1);
        accounts.set(account, (accounts.get(account) ?? 0) + 1);
      }
    }
  }
  const [region, account] = [regions, accounts].map(mostCommon);
  return { ...(region && { region }), ...(account && { account }) };
}

function blocksOf({ index }: Indexed): readonly string[] {
  return [...index.blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
}

/** A block that a variable declares is most often that of a VPC too. */
function distinct(all: readonly Cidr[]): readonly Cidr[] {
  const key = ({ base, prefix }: Cidr) => `${base}/${prefix}`;
  return all.filter((one, i) => all.findIndex((other) => key(other) === key(one)) === i);
}

function blocks(texts: readonly string[]): readonly Cidr[] {
  return texts.map(parseCidr).filter((block) => block !== null);
}
