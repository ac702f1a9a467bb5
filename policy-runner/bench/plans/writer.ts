import { closeSync, openSync, writeSync } from "node:fs";

const FLUSH = 2 ** 22;

/** Writes a large file piece by piece. */
export class Writer {
  private readonly file: number;
  private parts: string[] = [];
  private held = 0;
  private bytes = 0;

  constructor(path: string) {
    this.file = openSync(path, "w");
  }

  write(text: string): void {
    this.parts.push(text);
    this.held += text.length;
    if (this.held > FLUSH) this.flush();
  }

  /** Writes texts with commas between them. */
  list(texts: Iterable<string>): void {
    let comma = "";
    for (const text of texts) {
      this.write(comma + text);
      comma = ",";
    }
  }

  /** Ends the file; gives its size in bytes. */
  close(): number {
    this.flush();
    closeSync(this.file);
    return this.bytes;
  }

  private flush(): void {
    const bytes = Buffer.from(this.parts.join(""));
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    this.bytes += bytes.length;
    this.parts = [];
    this.held = 0;
  }
}
