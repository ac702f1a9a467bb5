import { parentPort, workerData } from "node:worker_threads";
import type { Compiled } from "../evaluate/engine.js";
import { help } from "../evaluate/parts.js";
import { interestOf } from "../evaluate/scope.js";
import type { Rule, Task } from "../evaluate/types.js";
import { attachInput } from "../input/normalise.js";
import { wantedOf } from "../input/wanted.js";
import { attachPlan } from "../plan/shared.js";

// The thread that crew.ts starts: it is ready while the plan is still read, and does one task.
const { policies, catalogue } = workerData as { policies: Compiled; catalogue: readonly Rule[] };
const interest = interestOf(catalogue);
const wanted = wantedOf(interest);

parentPort?.once("message", (task: Task) => {
  const plan = attachPlan(task.input.plan, wanted);
  const input = attachInput(task.input, plan, interest);
  parentPort?.postMessage(help(task, { policies, catalogue, input }));
});
