import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { JsonObject } from "../src/constants.js";
import { PLACES } from "../src/places.js";
import type { PackSettings } from "../src/settings/types.js";
import { assertSame, ofOpa, ofRunner, ofUnits } from "./findings.js";
import { measure, type Taken } from "./measure.js";
import type { Generated } from "./plans/document.js";
import { Writer } from "./plans/writer.js";
import { isInstalled, judgeUnits, opaOnUnits, runner, units } from "./programs.js";
import { file } from "./settings.js";

/** Evaluation alone: the same units, the pack's own rules. */
export interface UnitsRow {
  readonly resources: number;
  readonly findings: number;
  readonly pack: Taken;
  readonly opa: Taken;
}

/** Null where OPA is missing. @throws Error when the findings are not equal */
export async function compareUnits(plan: Generated, runs: number): Promise<UnitsRow | null> {
  if (!isInstalled("opa")) return null;
  const lines = units(plan.path);
  measure(lines, 1);
  const parameters = file("parameters.json");
  writeFileSync(parameters, JSON.stringify({ params: parametersOfProd() }));
  const whole = file("units.json");
  await mergeLines(lines.output, whole);
  const [judge, opa] = [judgeUnits(lines.output, parameters), opaOnUnits(whole, parameters)];
  const taken = { pack: measure(judge, runs), opa: measure(opa, runs) };
  const check = runner(plan.path);
  measure(check, 1);
  const findings = ofRunner(check);
  assertSame("the compiled pack", ofUnits(judge), findings);
  assertSame("opa eval", ofOpa(opa), findings);
  return { resources: plan.resources, findings: findings.length, ...taken };
}

/** What rules are parametrised with in prod. */
export function parametersOfProd(): JsonObject {
  const pack = JSON.parse(readFileSync(`${PLACES.policies}/pack.json`, "utf8")) as PackSettings;
  return { ...pack.parameters, ...pack.environments.prod?.parameters };
}

/** One policy input of many: `opa eval` takes one. */
async function mergeLines(from: string, to: string): Promise<void> {
  const byType = new Map<string, string[]>();
  let head: JsonObject = {};
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const { units, ...rest } = JSON.parse(line) as JsonObject;
    head = rest;
    for (const [type, some] of Object.entries(units as { [type: string]: JsonObject[] })) {
      const same = byType.get(type) ?? [];
      byType.set(type, same);
      for (const unit of some) same.push(JSON.stringify(unit));
    }
  }
  const out = new Writer(to);
  out.write(`${JSON.stringify(head).slice(0, -1)},"units":{`);
  let comma = "";
  for (const [type, texts] of byType) {
    out.write(`${comma}${JSON.stringify(type)}:[`);
    out.list(texts);
    out.write("]");
    comma = ",";
  }
  out.write("}}");
  out.close();
}
