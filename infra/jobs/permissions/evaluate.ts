import { conditionsHold, type Facts } from "./conditions.js";
import { list, matchesAction, matchesArn } from "./match.js";
import type { Call, Policies, PolicyDocument, Refusal, Statement } from "./types.js";

/** Why a role's policies do not allow a call; undefined when they allow it. */
export function refusal(call: Call, policies: Policies): Refusal | undefined {
  const facts = factsOf(call, policies.roleArn);
  const layers: [string, readonly PolicyDocument[], boolean][] = [
    ["service control policies", policies.control, false],
    ["boundary", policies.boundary, true],
    ["policies of the role", policies.identity, true],
  ];
  for (const [name, documents] of layers) {
    const sid = statements(documents).find((one) => denies(one, call, facts));
    if (sid !== undefined) {
      return { call, reason: `denied by ${sid.Sid ?? "a statement"} of the ${name}` };
    }
  }
  for (const [name, documents, mustAllow] of layers) {
    if (mustAllow && !statements(documents).some((one) => allows(one, call, facts))) {
      return { call, reason: `not allowed by the ${name}` };
    }
  }
  return undefined;
}

/** Every call that is not allowed, each kind of call once. */
export function refusals(calls: readonly Call[], policies: Policies): Refusal[] {
  const kinds = new Map(calls.map((call) => [kindOf(call), call]));
  return [...kinds.values()].flatMap((call) => refusal(call, policies) ?? []);
}

function kindOf({ action, resource, region, context }: Call): string {
  return JSON.stringify([action, resource, region, Object.entries(context).sort()]);
}

function statements(documents: readonly PolicyDocument[]): Statement[] {
  return documents.flatMap((document) => [...list(document.Statement)]);
}

function allows(statement: Statement, call: Call, facts: Facts): boolean {
  return (
    statement.Effect === "Allow" && concerns(statement, call) && conditionsHold(statement, facts)
  );
}

function denies(statement: Statement, call: Call, facts: Facts): boolean {
  return (
    statement.Effect === "Deny" && concerns(statement, call) && conditionsHold(statement, facts)
  );
}

function concerns(statement: Statement, { action, resource }: Call): boolean {
  const named = list(statement.Action).some((pattern) => matchesAction(pattern, action));
  const spared = list(statement.NotAction).some((pattern) => matchesAction(pattern, action));
  const acts = statement.NotAction === undefined ? named : !spared;
  return acts && touches(statement, resource);
}

/**
 * Where a call does not tell its resource, an Allow counts if it allows the action on some
 * resource, and a Deny only if it denies it on every one.
 */
function touches(statement: Statement, resource: string | null): boolean {
  const wanted = list(statement.Resource);
  if (resource === null) {
    return statement.Effect === "Allow" || wanted.includes("*");
  }
  if (statement.NotResource !== undefined) {
    return !list(statement.NotResource).some((arn) => arn === "*" || matchesArn(arn, resource));
  }
  return wanted.some((arn) => arn === "*" || matchesArn(arn, resource));
}

function factsOf(call: Call, roleArn: string): Facts {
  const facts: Record<string, string> = {
    "aws:PrincipalArn": roleArn,
    "aws:PrincipalAccount": call.account,
    "aws:RequestedRegion": call.region,
    // The emulator is spoken to on loopback; AWS's own end points all speak TLS.
    "aws:SecureTransport": "true",
    ...call.context,
  };
  return new Map(Object.entries(facts).map(([key, value]) => [key.toLowerCase(), value]));
}
