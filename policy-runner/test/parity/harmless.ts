import type { Json, JsonObject } from "../../src/constants.js";
import { entriesOf, patternOf } from "./mutations.js";

/** A change that makes no difference. */
export interface Harmless {
  readonly what: string;
  apply(plan: JsonObject): void;
}

/** Changes of the order and the spelling of things, of every resource that has such things. */
export function harmless(isSet: (type: string, path: string) => boolean): Harmless[] {
  const each = (what: string, turn: (value: Json, type: string, steps: string[]) => Json) => ({
    what,
    apply: (plan: JsonObject) => {
      for (const entry of entriesOf(plan)) {
        entry.change.after = mapped(entry.change.after as Json, [], (value, steps) =>
          turn(value, entry.type, steps),
        );
      }
    },
  });
  const inDocuments = (turn: (document: Json) => string) => (value: Json) =>
    typeof value === "string" && value.startsWith("{") ? turn(JSON.parse(value) as Json) : value;
  return [
    each("sets in another order", (value, type, steps) =>
      Array.isArray(value) && isSet(type, patternOf(steps)) ? [...value].reverse() : value,
    ),
    each("keys in another order", (value) => (isObject(value) ? reversed(value) : value)),
    each(
      "white space in documents",
      inDocuments((document) => JSON.stringify(document, null, 4)),
    ),
    each(
      "keys of documents in another order",
      inDocuments((document) =>
        JSON.stringify(mapped(document, [], (one) => (isObject(one) ? reversed(one) : one))),
      ),
    ),
    each(
      "statements in another order",
      inDocuments((document) =>
        JSON.stringify(withStatements(document, (all) => [...all].reverse())),
      ),
    ),
    each(
      "actions and resources of statements in another order",
      inDocuments((document) =>
        JSON.stringify(
          withStatements(document, (all) =>
            all.map((one) =>
              mapped(one, [], (part) => (Array.isArray(part) ? [...part].reverse() : part)),
            ),
          ),
        ),
      ),
    ),
    each(
      "lists of one as their element",
      inDocuments((document) =>
        JSON.stringify(
          withStatements(document, (all) =>
            all.map((one) =>
              mapped(one, [], (part) =>
                Array.isArray(part) && part.length === 1 ? (part[0] as Json) : part,
              ),
            ),
          ),
        ),
      ),
    ),
    each(
      "white space around documents",
      inDocuments((document) => `\n  ${JSON.stringify(document)}\n`),
    ),
    each(
      "conditions as truth values",
      inDocuments((document) =>
        JSON.stringify(
          mapped(document, [], (part) =>
            part === "false" || part === "true" ? part === "true" : part,
          ),
        ),
      ),
    ),
    each("sources of rules in another order", (value, _type, steps) =>
      Array.isArray(value) && steps.at(-1) === "cidr_blocks" ? [...value].reverse() : value,
    ),
    each("protocols by their numbers", (value, _type, steps) =>
      value === "tcp" && /^(?:ip_)?protocol$/.test(steps.at(-1) ?? "") ? "6" : value,
    ),
    each("a rule of several sources as several rules", (value, type, steps) =>
      type === "aws_security_group" && Array.isArray(value) && patternOf(steps) === "/ingress"
        ? (value as JsonObject[]).flatMap((rule) =>
            (rule.cidr_blocks as Json[]).map((one) => ({ ...rule, cidr_blocks: [one] })),
          )
        : value,
    ),
    each("null instead of nothing", (value) =>
      Array.isArray(value) && value.length === 0 ? null : value,
    ),
    {
      what: "entries in another order",
      apply: (plan) => {
        plan.resource_changes = [...entriesOf(plan)].reverse();
      },
    },
    {
      what: "resources that are there already",
      apply: (plan) => {
        for (const { change } of entriesOf(plan)) {
          change.actions = ["update"];
          change.before = { id: "other" };
        }
      },
    },
    {
      what: "ids that AWS has given",
      apply: (plan) => {
        for (const { change, type } of entriesOf(plan)) {
          if (type !== "aws_vpc" && type !== "aws_security_group") continue;
          const id = type === "aws_vpc" ? "vpc-0123456789abcdef0" : "sg-0fedcba9876543210";
          Object.assign(change.after as JsonObject, { arn: `arn:aws:ec2:x:y:${id}` });
        }
      },
    },
  ];
}

function mapped(value: Json, steps: string[], turn: (value: Json, steps: string[]) => Json): Json {
  if (Array.isArray(value)) {
    return turn(
      value.map((one, i) => mapped(one, [...steps, String(i)], turn)),
      steps,
    );
  }
  if (!isObject(value)) return turn(value, steps);
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    mapped(one, [...steps, key], turn),
  ]);
  return turn(Object.fromEntries(entries) as JsonObject, steps);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function reversed(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).reverse());
}

function withStatements(document: Json, turn: (all: Json[]) => Json[]): Json {
  if (!isObject(document) || !Array.isArray(document.Statement)) return document;
  return { ...document, Statement: turn(document.Statement) };
}
