import { gunzipSync, gzipSync } from "node:zlib";

/** A form in which a plan may come: how its text becomes bytes, and back. */
export interface Form {
  readonly name: string;
  readonly encode: (plan: Buffer) => Buffer;
  /** @throws Error when the bytes are not of this form */
  readonly decode: (bytes: Buffer) => Buffer;
}

const same = (bytes: Buffer) => bytes;

/** Bytes as characters, so that what went wrong survives the change of the encoding. */
const utf16 = (plan: Buffer) => Buffer.from(`\ufeff${plan.toString("latin1")}`, "utf16le");

/** As UTF-8: a character that went wrong must not look like the one that it was. */
const fromUtf16 = (bytes: Buffer) => Buffer.from(bytes.toString("utf16le").slice(1));

/** The forms that are read. */
export const FORMS: readonly Form[] = [
  { name: "UTF-8", encode: same, decode: same },
  { name: "gzip", encode: (plan) => gzipSync(plan), decode: (bytes) => gunzipSync(bytes) },
  { name: "UTF-16", encode: utf16, decode: fromUtf16 },
  {
    name: "UTF-16, big end first",
    encode: (plan) => utf16(plan).swap16(),
    // Of an odd number of bytes the last is half a character.
    decode: (bytes) => fromUtf16(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()),
  },
];

/** The text of a plan in this form, or nothing when it can not be read. */
export function decoded(form: Form, bytes: Buffer): Buffer {
  try {
    return form.decode(bytes);
  } catch {
    return Buffer.alloc(0);
  }
}
