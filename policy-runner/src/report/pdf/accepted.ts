import type { Result } from "../../verdict/types.js";
import { count, counted } from "../overview.js";
import type { Cell, Sheet } from "./sheet.js";
import { inColor, LOOKS } from "./style.js";

/** What somebody has accepted: waivers, what is wrong with them, and the baseline. */
export function acceptedPages(sheet: Sheet, results: readonly Result[]): void {
  sheet.section("Waivers and baseline");
  for (const result of results) ofRun(sheet, result);
}

function ofRun(sheet: Sheet, { environment, waivers, baseline }: Result): void {
  sheet.space(6);
  sheet.keep(60);
  sheet.text(environment, LOOKS.subheading);
  sheet.text(
    waivers === null
      ? "No waivers were given."
      : `${counted(waivers.entries.length, "waiver")} of ${waivers.file}`,
    LOOKS.text,
  );
  sheet.text(
    baseline === null
      ? "No baseline was given."
      : `Baseline ${baseline.file}: ${count(baseline.found)} of ${counted(baseline.findings, "finding")} still there, ${count(baseline.mended)} mended.`,
    LOOKS.text,
  );
  for (const { problem, rule, address, message, file, line } of waivers?.findings ?? []) {
    const text = `${problem}: ${rule} ${address} (${file}:${line}). ${message}`;
    sheet.text(text, inColor(LOOKS.text, "bad"));
  }
  const entries = waivers?.entries ?? [];
  if (entries.length > 0)
    sheet.table(row(["Waiver", "Terms", "Waives"].map((name) => [name])), entries.map(entryOf));
}

function entryOf(entry: NonNullable<Result["waivers"]>["entries"][number]): readonly Cell[] {
  const { rule, address, owner = "", approved_by: approver = "", ticket = "", reason = "" } = entry;
  return row([
    [rule, address],
    [`until ${entry.expires}, ${ticket}, owner ${owner}, approved by ${approver}`, reason],
    [count(entry.used)],
  ]);
}

function row(texts: readonly (readonly string[])[]): readonly Cell[] {
  const widths = [190, 229, 60];
  return texts.map((lines, place) => ({
    width: widths[place] ?? 0,
    pieces: lines.map((text) => [text, LOOKS.note] as const),
  }));
}
