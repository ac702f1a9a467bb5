import { isUtf8 } from "node:buffer";
import { CannotJudge } from "../errors.js";
import type { PlanBytes } from "./types.js";

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Byte order marks and what follows from them; Unicode 15, section 23.8. */
const MARKS: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/**
 * The text of a plan, without a byte order mark.
 *
 * Terraform writes UTF-8; Windows PowerShell's `>` turns it into UTF-16 with a mark. Without a mark,
 * UTF-16 shows by a zero among its first two bytes, as JSON starts with an ASCII character (RFC 4627,
 * section 3).
 *
 * @throws CannotJudge when it is a binary plan, in another encoding, blank, or longer than a string may be
 */
export function decodePlan(plan: PlanBytes): string {
  if (startsWith(plan.bytes, [0x50, 0x4b])) {
    throw new CannotJudge(
      `${plan.name} is a binary plan file, not JSON; convert it with \`terraform show -json PLANFILE\`.`,
    );
  }
  const { encoding, skip } = recognise(plan.bytes);
  const text = decode(plan.name, plan.bytes.subarray(skip), encoding);
  if (/^\s*$/.test(text.slice(0, 4096)) && text.trim() === "") {
    throw new CannotJudge(
      `${plan.name} is empty save for white space; write the plan with \`terraform show -json PLANFILE\`.`,
    );
  }
  return text;
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function recognise(bytes: Buffer): { encoding: Encoding; skip: number } {
  for (const [mark, encoding] of MARKS) {
    if (startsWith(bytes, mark)) return { encoding, skip: mark.length };
  }
  if (bytes[0] === 0 && bytes[1] !== 0) return { encoding: "utf-16be", skip: 0 };
  if (bytes[0] !== 0 && bytes[1] === 0) return { encoding: "utf-16le", skip: 0 };
  return { encoding: "utf-8", skip: 0 };
}

function decode(name: string, bytes: Buffer, encoding: Encoding): string {
  try {
    if (encoding !== "utf-8") return decodeUtf16(bytes, encoding);
    if (isUtf8(bytes)) return bytes.toString("utf8");
  } catch (error) {
    if (isTooLong(error)) {
      throw new CannotJudge(
        `${name} is longer than the 512 MiB that can be judged at once; split the configuration and judge the parts.`,
      );
    }
  }
  throw new CannotJudge(
    `${name} is not valid ${encoding.toUpperCase()} text; write the plan again with \`terraform show -json PLANFILE\`.`,
  );
}

function decodeUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): string {
  const little = encoding === "utf-16le" ? bytes : Buffer.from(bytes).swap16();
  return new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }).decode(little);
}

/** Whether V8 refused to make so long a string; the code is Node's own. */
function isTooLong(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ERR_STRING_TOO_LONG";
}
