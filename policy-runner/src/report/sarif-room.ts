import { gzipSync } from "node:zlib";

/**
 * Bytes of a packed file that GitHub takes, less a margin for how its client packs.
 * Source: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/troubleshoot-sarif-uploads/file-too-large
 */
export const PACKED = 9_500_000;

/** Bytes that are packed together: what waits for it is held in memory. */
const PART = 2 ** 20;

/**
 * Room in a file that will be packed by gzip. It is packed in parts, which together take more than the
 * whole would.
 */
export class PackedRoom {
  #packed = 0;
  #waiting: string[] = [];
  #waitingBytes = 0;

  constructor(private readonly most = PACKED) {}

  /** Whether a text still fits; one that does has then been taken. */
  takes(text: string): boolean {
    const bytes = Buffer.byteLength(text);
    if (this.#waitingBytes >= PART || !this.#fits(bytes)) this.#pack();
    if (!this.#fits(bytes)) return false;
    this.#waiting.push(text);
    this.#waitingBytes += bytes;
    return true;
  }

  #fits(bytes: number): boolean {
    return this.#packed + this.#waitingBytes + bytes <= this.most;
  }

  #pack(): void {
    if (this.#waitingBytes === 0) return;
    this.#packed += gzipSync(this.#waiting.join("")).length;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}
