import { parentPort, workerData } from "node:worker_threads";
import type { Compiled } from "../evaluate/compile.js";
import { help } from "../evaluate/parts.js";
import { interestOf } from "../evaluate/scope.js";
import type { Part, Rule, Task } from "../evaluate/types.js";
import { attachInput } from "../input/normalise.js";
import { wantedOf } from "../input/wanted.js";
import { readAhead } from "../plan/read-ahead.js";
import { attachPlan } from "../plan/shared.js";
import type { ReadRequest } from "../plan/types.js";

// The thread that crew.ts starts: it reads the plan's file while that is scanned, and then judges.
const { policies, catalogue } = workerData as { policies: Compiled; catalogue: readonly Rule[] };
const interest = interestOf(catalogue);
const wanted = wantedOf(interest);

parentPort?.on("message", ({ read, judge }: { read?: ReadRequest; judge?: Task }) => {
  if (read !== undefined) readAhead(read);
  if (judge !== undefined) parentPort?.postMessage(partOf(judge));
});
parentPort?.postMessage("ready");

function partOf(task: Task): Part {
  const plan = attachPlan(task.input.plan, wanted);
  return help(task, { policies, catalogue, input: attachInput(task.input, plan, interest) });
}
