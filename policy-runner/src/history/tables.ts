import type { Column, ColumnType, TableName } from "./types.js";

const column =
  (type: ColumnType, nullable = false) =>
  (name: string, about: string): Column => ({ name, type, nullable, about });

const text = column("string");
const textOrNull = column("string", true);
const whole = column("int");
const wholeOrNull = column("int", true);
const truth = column("boolean");
const texts = column("array<string>");

const CHECK = text(
  "check_id",
  "The check: the first 32 hex digits of the SHA-256 of its JSON report.",
);

/** Resources by outcome, over all rules. */
const OUTCOMES = ["pass", "fail", "undetermined", "waived", "not_applicable", "error"].map((name) =>
  whole(name, `Outcomes ${name}, over all rules.`),
);

/**
 * The columns of each table. A line may hold more, which a later version has added; what it has to
 * hold never changes its meaning. `date` and `environment` are told by the folders.
 */
export const TABLES: Readonly<Record<TableName, readonly Column[]>> = {
  verdicts: [
    CHECK,
    text("checked_at", "The clock of the check: RFC 3339, in UTC, to the second."),
    text("project", "The project, as names and tags carry it."),
    text("target", "What the plan was made against: emulated, aws or unknown."),
    text("profile", "Whose rules the pack's were taken for."),
    text("verdict", "passed, violations or error."),
    whole("exit_code", "0, 1 or 2."),
    text("plan_digest", "SHA-256 of the plan's bytes."),
    whole("resources", "Resources that stay after apply."),
    text("terraform_version", "The Terraform that made the plan."),
    text("pack", "Name of the policy pack."),
    text("pack_version", "Its version."),
    text("pack_digest", "SHA-256 of its manifest."),
    whole("rules", "Rules of the pack."),
    whole("tested", "Rules that were run."),
    whole("not_tested", "Rules that were not run."),
    whole("blocking", "Findings that block."),
    ...OUTCOMES,
    whole("waiver_problems", "What is wrong with waivers, each of which blocks."),
    whole("findings", "Lines of this check in findings."),
    whole("controls", "Lines of this check in controls."),
    whole("waivers", "Lines of this check in waivers."),
  ],
  findings: [
    CHECK,
    text("fingerprint", "SHA-256 of rule, address and path: the same finding in another check."),
    text("rule", "Id of the rule."),
    text("severity", "critical, high, medium or low."),
    text("outcome", "fail, undetermined, waived or error."),
    truth("blocking", "Whether it decides the verdict."),
    text("address", "Address of the resource."),
    textOrNull("path", "The attribute that decided; null when it is the resource as a whole."),
    text("message", "What is wrong."),
    textOrNull("file", "Where it stands in the HCL source; null without it."),
    wholeOrNull("line", "The line there, from 1."),
    truth("baseline", "Whether the baseline of the check held it, so that it did not block."),
  ],
  controls: [
    CHECK,
    text("framework", "Id of the framework: pci_dss."),
    text("framework_version", "Its version."),
    text("status", "satisfied, not_satisfied, undetermined, waived or not_tested."),
    texts("controls", "Ids of all controls of the framework that have this status."),
  ],
  waivers: [
    CHECK,
    text("rule", "Id of the rule."),
    text("address", "Address of the resource, with * for any text."),
    textOrNull("owner", "Who answers for it."),
    textOrNull("approved_by", "Who has accepted the risk."),
    textOrNull("reason", "Why."),
    textOrNull("ticket", "Where it is written down."),
    text("expires", "The first day on which it no longer holds."),
    whole("used", "Failures that it has waived in this check."),
  ],
};

/** The columns that the folders of a file tell. */
export const PARTITION: readonly Column[] = [
  text("date", "The day of the check, in UTC."),
  text("environment", "The environment that the plan was judged for."),
];
