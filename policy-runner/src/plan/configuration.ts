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
import type { Plan } from "./types.js";

/**
 * The plan's `configuration`, its shape checked as far as types.ts tells it.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 *
 * @throws CannotJudge when a part of it has another shape
 */
export function readConfiguration(value: Json, place: Place): Plan["configuration"] {
  const configuration = object(value, place);
  eachMember(configuration.provider_config, inside(place, "provider_config"), checkProvider);
  if (configuration.root_module !== undefined) {
    checkModule(configuration.root_module, inside(place, "root_module"));
  }
  return configuration as Plan["configuration"];
}

function checkProvider(value: Json, place: Place): void {
  const provider = object(value, place);
  checkExpressions(provider.expressions, inside(place, "expressions"));
  for (const key of ["name", "full_name", "version_constraint"]) {
    if (provider[key] !== undefined) text(provider[key], inside(place, key));
  }
}

function checkModule(value: Json, place: Place): void {
  const module = object(value, place);
  eachElement(module.resources, inside(place, "resources"), checkResource);
  eachMember(module.module_calls, inside(place, "module_calls"), checkCall);
  eachMember(module.outputs, inside(place, "outputs"), (output, at) => {
    checkExpression(object(output, at).expression, inside(at, "expression"));
  });
}

function checkCall(value: Json, place: Place): void {
  const call = object(value, place);
  if (call.source !== undefined) text(call.source, inside(place, "source"));
  checkExpressions(call.expressions, inside(place, "expressions"));
  checkExpression(call.for_each_expression, inside(place, "for_each_expression"));
  checkExpression(call.count_expression, inside(place, "count_expression"));
  if (call.module !== undefined) checkModule(call.module, inside(place, "module"));
}

function checkResource(value: Json, place: Place): void {
  const resource = object(value, place);
  for (const key of ["address", "mode", "type", "name"]) text(resource[key], inside(place, key));
  checkExpressions(resource.expressions, inside(place, "expressions"));
  checkExpression(resource.for_each_expression, inside(place, "for_each_expression"));
  checkExpression(resource.count_expression, inside(place, "count_expression"));
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
