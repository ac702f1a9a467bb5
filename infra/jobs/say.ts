/** Tells the user how far the job is. Standard output belongs to what the job was asked for. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
