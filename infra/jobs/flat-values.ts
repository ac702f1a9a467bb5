const LINE = /^\s*([A-Za-z_][\w-]*)\s*=\s*"([^"\\]*)"\s*(?:(?:#|\/\/).*)?$/;

/**
 * Reads the `key = "value"` lines of a tfvars or backend file. The few values that a job needs
 * are plain strings; everything else in the file is Terraform's to read.
 */
export function parseFlatValues(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = LINE.exec(line) ?? [];
    if (key !== undefined && value !== undefined) {
      values.set(key, value);
    }
  }
  return values;
}
