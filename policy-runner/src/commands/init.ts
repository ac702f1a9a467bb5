import { EXIT } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { loadBundle } from "../evaluate/bundle.js";
import { beginningOf } from "../init/beginning.js";
import { teamFiles } from "../init/files.js";
import { editorSchemas } from "../init/schemas.js";
import type { ActionPlace, Files } from "../init/types.js";
import { workflowFile } from "../init/workflow.js";
import { writeNew } from "../init/write.js";
import { variationsSchema } from "../parity/read-variations.js";
import type { Said } from "./said.js";

/** What `init` is asked. */
export interface InitOptions {
  /** Where a team's repository has its root. */
  readonly folder: string;
  /** Whether to replace files that are there. */
  readonly force: boolean;
  /** The place of the action, "acme/policy@<commit>"; a workflow is written only where it is given. */
  readonly workflow?: string | undefined;
  readonly policies: string;
  readonly now: string;
}

/** Days from the clock until the waiver of the example expires. */
const EXPIRES = 90;

/**
 * Pack → a team's configuration, waivers and variations, commented, with schemas for editors.
 *
 * @throws CannotJudge when a file is there already, or can not be written
 */
export async function init(options: InitOptions): Promise<Said> {
  const { folder, force, policies, now } = options;
  const workflow = options.workflow === undefined ? null : actionPlace(options.workflow);
  const { pack, catalogue } = await loadBundle(policies);
  const variations = await variationsSchema();
  const known = { pack, rules: catalogue, variations };
  const files: Files = new Map([
    ...teamFiles(known, dayAfter(now, EXPIRES)),
    ...editorSchemas(known),
    ...(workflow === null ? [] : workflowFile(workflow)),
  ]);
  await writeNew(folder, files, force);
  const { profile } = beginningOf(pack);
  const next = `They change nothing yet. Next: policy-runner check plan.json --profile ${profile} --config team.yaml --waivers waivers.yaml`;
  const stdout = `${[...files.keys()].join("\n")}\n${next}\n`;
  return { stdout, stderr: "", exitCode: EXIT.passed };
}

function actionPlace(text: string): ActionPlace {
  const [, repository = "", commit = ""] =
    /^([A-Za-z0-9][\w-]*\/[A-Za-z0-9_][\w.-]*)@([0-9a-f]{40})$/.exec(text) ?? [];
  if (repository !== "") return { repository, commit };
  throw new CannotJudge(
    "--workflow is not like acme/policy@ and the forty digits of a commit; give the repository that holds the action.",
  );
}

function dayAfter(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
}
