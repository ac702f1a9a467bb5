import type { Plugin } from "esbuild";

/** What takes long to load, and a check of a small plan has no use for: opa-wasm loads yaml for rules that ask for it. */
const LATE = /^(?:node:(?:child_process|worker_threads|zlib)|yaml)$/;

/** Modules that are loaded when something of them is used, not when they are imported. */
export const late: Plugin = {
  name: "late",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LATE }, ({ path, namespace }) =>
      namespace === "late" ? undefined : { path, namespace: "late" },
    );
    onLoad({ filter: LATE, namespace: "late" }, async ({ path }) => ({
      contents: lateModule(path, Object.keys(await import(path))),
      resolveDir: process.cwd(),
    }));
  },
};

/**
 * A module of getters.
 *
 * @param members of the module; Node.js 23 and newer name one `module.exports` for modules in CommonJS
 */
export function lateModule(name: string, members: readonly string[]): string {
  const getters = members
    .filter((member) => member !== "default" && member !== "module.exports")
    .map((member) => `get ${member}() { return require("${name}").${member}; }`);
  return `module.exports = { ${getters.join(", ")} };`;
}
