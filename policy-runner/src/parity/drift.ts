import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "../constants.js";
import type { DriftEntry, Refreshed } from "../plan/types.js";
import { blockAddress, Configured, moduleOf } from "./configured.js";
import { diff } from "./diff.js";
import { unaccounted } from "./mirrors.js";
import type { Schemas } from "./schema.js";
import { isSensitive, show, showPath } from "./show.js";
import { treeOf } from "./tree.js";
import type { Drifted, Noise } from "./types.js";

/** Rules that read an attribute of a type. */
export type Readers = (type: string, attribute: string) => readonly string[];

const KEY = randomBytes(32);
const same = (text: string) => text;

/**
 * What was changed behind Terraform's back, told from what only looks so: what the provider alone
 * computes, another spelling of the same, and what other resources of the configuration have done.
 */
export function judgeDrift(
  refreshed: Refreshed,
  schemas: Schemas,
  readers: Readers,
): { readonly drift: readonly Drifted[]; readonly noise: readonly Noise[] } {
  const judging = {
    refreshed,
    schemas,
    readers,
    configured: new Configured(refreshed.configuration),
  };
  const judged = refreshed.drift
    .filter(({ mode }) => mode === "managed")
    .map((entry) => judgeEntry(entry, judging));
  return {
    drift: judged.flatMap((one) => one.drift),
    noise: judged.flatMap((one) => one.noise),
  };
}

interface Judging {
  readonly refreshed: Refreshed;
  readonly schemas: Schemas;
  readonly readers: Readers;
  readonly configured: Configured;
}

interface Judged {
  readonly drift: readonly Drifted[];
  readonly noise: readonly Noise[];
}

function judgeEntry(entry: DriftEntry, judging: Judging): Judged {
  const { address, type, change } = entry;
  const { before, after } = change;
  const { secrets } = judging.refreshed;
  const look = show(lookOf(entry), secrets);
  if (before === null || after === null) {
    const [was, is] = before === null ? ["absent", "present"] : ["present", "gone"];
    const rules = judging.readers(type, "");
    return { drift: [{ address, type, path: "", before: was, after: is, rules, look }], noise: [] };
  }
  const found = differences(entry, before, after, judging);
  const drift: Drifted[] = [];
  const noise: Noise[] = [];
  if (found.length === 0) {
    return {
      drift,
      noise: [{ address, path: "", why: "computed by the provider, or another spelling" }],
    };
  }
  for (const { path, values } of found) {
    const attribute = path.split("/")[1] ?? "";
    const excused = excuse(entry, attribute, after, judging);
    if (excused.why !== "")
      noise.push({ address, path: showPath(path, secrets), why: excused.why });
    else {
      const isHidden = values.some((value) => isSensitive(value));
      drift.push({
        address,
        type,
        path: showPath(path, secrets),
        before: show(values[0], secrets, isHidden),
        after: show(excused.extra ?? values[1], secrets, isHidden),
        rules: judging.readers(type, attribute),
        look,
      });
    }
  }
  return { drift: onePerAttribute(drift), noise };
}

/** Tags of the provider stand in both; what a mirror shows besides is told once. */
function onePerAttribute(drift: readonly Drifted[]): readonly Drifted[] {
  const paths = new Set(drift.map(({ path }) => path));
  return drift.filter(
    ({ path }) => !path.startsWith("/tags_all") || !paths.has(path.replace(/^\/tags_all/, "/tags")),
  );
}

function differences(entry: DriftEntry, before: JsonObject, after: JsonObject, judging: Judging) {
  const schema = judging.schemas.of(entry.type, "managed");
  const { before_sensitive: hiddenBefore, after_sensitive: hiddenAfter } = entry.change;
  const form = { ...schema, canonical: same, key: KEY };
  const hidden = hiddenAfter ?? hiddenBefore ?? {};
  const trees = [
    treeOf(bare(before) ?? {}, {}, hiddenBefore ?? hidden, form),
    treeOf(bare(after) ?? {}, {}, hidden, form),
  ];
  return diff(trees);
}

/** A value without what says nothing: null, false, zero, and texts, lists and objects without content. */
function bare(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const elements = value.map((one) => bare(one) ?? null);
    return elements.every((one) => one === null) ? undefined : elements;
  }
  if (value === null || typeof value !== "object") return value ? value : undefined;
  const members = Object.entries(value).flatMap(([key, one]) => {
    const own = bare(one);
    return own === undefined ? [] : [[key, own] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** Why a change of an attribute that the configuration leaves alone is none; "" where it is one. */
function excuse(
  { address, type }: DriftEntry,
  attribute: string,
  after: JsonObject,
  { configured, refreshed, schemas, readers }: Judging,
): { readonly why: string; readonly extra?: string } {
  const expressions = configured.block(blockAddress(address))?.own.expressions as
    | JsonObject
    | undefined;
  if (expressions?.[attribute] !== undefined || attribute.startsWith("tags")) return { why: "" };
  const left = unaccounted(type, attribute, after, refreshed.resources);
  if (left !== null) {
    return left.length === 0
      ? { why: "managed by other resources of the configuration" }
      : { why: "", extra: left.join("; ") };
  }
  if (!schemas.of(type, "managed").isChosen(`/${attribute}`)) return { why: "" };
  const isRead = readers(type, attribute).length > 0;
  return { why: isRead ? "" : "left to the provider, and read by no rule" };
}

function lookOf({ address, change }: DriftEntry): string {
  const tags = (change.after?.tags_all ?? change.before?.tags_all ?? {}) as JsonObject;
  const owner = ["Owner", "owner", "Team", "team"]
    .map((key) => tags[key])
    .find((one) => one !== undefined);
  const module = moduleOf(address);
  return owner === undefined
    ? `owner of ${module === "" ? "the root module" : module}`
    : String(owner);
}
