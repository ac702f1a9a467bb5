import type { Json } from "../constants.js";
import {
  eachElement,
  eachMember,
  inside,
  isObject,
  misshapen,
  object,
  type Place,
  text,
} from "./shape.js";
import type { ConfigResource, Expression } from "./types.js";

/**
 * The block of a resource in the plan's `configuration`, its shape checked as far as types.ts tells it.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 *
 * @throws CannotJudge when a part of it has another shape
 */
export function readBlock(value: Json, place: Place): ConfigResource {
  const resource = object(value, place);
  for (const key of ["mode", "type", "name"]) text(resource[key], inside(place, key));
  const { provider_config_key: provider } = resource;
  if (provider !== undefined) text(provider, inside(place, "provider_config_key"));
  checkExpressions(resource.expressions, inside(place, "expressions"));
  checkExpression(resource.for_each_expression, inside(place, "for_each_expression"));
  checkExpression(resource.count_expression, inside(place, "count_expression"));
  return resource as unknown as ConfigResource;
}

/**
 * An expression of the plan's `configuration`.
 *
 * @throws CannotJudge when it has another shape
 */
export function readExpression(value: Json, place: Place): Expression {
  checkExpression(value, place);
  return value as Expression;
}

function checkExpressions(value: Json | undefined, place: Place): void {
  eachMember(value, place, checkNode);
}

/** An attribute's expression, a nested block, or a list of nested blocks. */
function checkNode(value: Json, place: Place): void {
  if (Array.isArray(value)) {
    eachElement(value, place, (block, at) => checkExpression(object(block, at), at));
  } else checkExpression(value, place);
}

/**
 * An expression and a nested block look alike, and a block may well have an attribute that is called
 * `references`; so this is told by what stands there: names, or expressions again.
 */
function checkExpression(value: Json | undefined, place: Place): void {
  if (value === undefined) return;
  for (const [key, member] of Object.entries(object(value, place))) {
    if (key === "constant_value") continue;
    if (key === "references" && isReferences(member)) continue;
    if (!isObject(member) && !Array.isArray(member)) {
      throw misshapen(inside(place, null), "an expression or a block");
    }
    checkNode(member, inside(place, null));
  }
}

function isReferences(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
