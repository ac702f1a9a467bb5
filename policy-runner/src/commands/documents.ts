import type { Text } from "../chunks.js";
import type { Bundle } from "../evaluate/types.js";
import { documentOf } from "../evidence/canonical.js";
import type { Sink } from "../evidence/folder.js";
import { guideOf } from "../evidence/guide.js";
import { indexPage } from "../evidence/index-page.js";
import { filesOf, NAMES } from "../evidence/names.js";
import { signatureNotice } from "../evidence/summary.js";
import type { Evidence, FileEntry } from "../evidence/types.js";
import { controlsCsv } from "../report/controls-csv.js";
import { findingsCsv } from "../report/csv.js";
import { htmlReport } from "../report/html.js";
import { DOCUMENTS, REPORTS } from "../report/index.js";
import { statementOf } from "../report/statement.js";
import type { Settings } from "../settings/types.js";
import type { Result } from "../verdict/types.js";

/** Reports of one environment, by format and the ending of their file. */
const ENDINGS: Readonly<Record<string, string>> = { sarif: "sarif", oscal: "oscal.json" };

/** What one environment's files are made from. */
export interface EnvironmentRecord {
  readonly name: string;
  readonly bundle: Bundle;
  readonly settings: Settings;
  readonly result: Result;
  /** Every single outcome, one JSON object a line. */
  readonly outcomes: Text;
}

/**
 * Writes what follows from the judging of one environment: when an export is made, and, without writing
 * anything, when it is replayed. One place, so that both give the same bytes.
 */
export async function environmentDocuments(
  sink: Sink,
  { name, bundle, settings, result, outcomes }: EnvironmentRecord,
): Promise<readonly FileEntry[]> {
  const files = filesOf(name);
  const entries = [
    await sink.add(files.outcomes, outcomes),
    await sink.add(files.result, REPORTS.json?.(result, false) ?? ""),
    await sink.add(files.settings, documentOf(settingsDocument(bundle, settings))),
  ];
  for (const [format, ending] of Object.entries(ENDINGS)) {
    const report = REPORTS[format];
    if (report !== undefined)
      entries.push(await sink.add(files.report(ending), report(result, false)));
  }
  return entries;
}

/**
 * Writes what tells of all environments together.
 *
 * @param others paths of what is in the export already, for the index page
 */
export async function sharedDocuments(
  sink: Sink,
  evidence: Evidence,
  others: readonly string[],
): Promise<readonly FileEntry[]> {
  const results = evidence.environments.map(({ result }) => result);
  const statement = statementOf(evidence);
  const entries = [
    await sink.add(NAMES.html, htmlReport(results)),
    await sink.add(NAMES.pdf, (await DOCUMENTS.pdf?.(results, signatureNotice(evidence))) ?? ""),
    await sink.add(NAMES.controls, controlsCsv(results, statement)),
    await sink.add(NAMES.findings, findingsCsv(results, statement)),
    await sink.add(NAMES.guide, guideOf(evidence)),
  ];
  const paths = [...new Set([...others, ...entries.map(({ path }) => path)])].sort();
  return [...entries, await sink.add(NAMES.index, indexPage(evidence, paths))];
}

/** What was set where the plan was judged: every parameter, and what holds for each rule. */
function settingsDocument({ catalogue }: Bundle, settings: Settings): object {
  const { environment, environments, project, profile, parameters } = settings;
  const rules = catalogue.map(({ id, convention }) => [
    id,
    {
      enforcement: settings.enforcement(id),
      undetermined: settings.undetermined(id),
      off: settings.off(id, convention),
    },
  ]);
  return {
    environment,
    environments,
    project,
    profile,
    parameters,
    rules: Object.fromEntries(rules),
  };
}
