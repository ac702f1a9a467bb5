import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { keepCode } from "./kept-code.js";
import { thirdParties } from "./licenses.js";
import { warmStart } from "./warm.js";

/** Where the bundle lies, which is what `policy-runner` runs and what a package holds. */
const FOLDER = ".build/policy-runner/cli";

/** What a check runs as WebAssembly. */
const MODULES = [
  "policies/dist/policy.wasm",
  ".build/policy-runner/scanner/scanner.wasm",
  join(FOLDER, "web-tree-sitter.wasm"),
  join(FOLDER, "tree-sitter-terraform.wasm"),
];

/**
 * What is bundled: the command line, the thread that helps it, the WebAssembly that libraries load, and fonts.
 * `@duckdb` is native code, which a machine installs for itself where it wants it.
 */
const OPTIONS: BuildOptions = {
  entryPoints: [
    ".build/policy-runner/src/bin.js",
    ".build/policy-runner/src/commands/helper.js",
    "node_modules/web-tree-sitter/web-tree-sitter.wasm",
    "node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
    "node_modules/@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf",
    "node_modules/@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf",
    "node_modules/@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf",
  ],
  outdir: FOLDER,
  entryNames: "[name]",
  loader: { ".wasm": "copy", ".ttf": "copy" },
  external: ["@duckdb/*"],
  bundle: true,
  // What is imported only when it is needed stays a file of its own: a check loads none of it.
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Libraries in CommonJS ask for modules of Node.js by `require`, which a module does not have.
  banner: {
    js: 'import{createRequire as __require}from"node:module";const require=__require(import.meta.url);',
  },
  legalComments: "none",
  logLevel: "warning",
};

/** Writes the bundle, the licences of what is in it, and removes what an earlier bundle left. */
async function bundle(): Promise<void> {
  const { outputFiles = [], metafile } = await build({ ...OPTIONS, write: false, metafile: true });
  const files = new Map<string, Uint8Array | string>(
    outputFiles.map(({ path, contents }) => [basename(path), padded(path, contents)]),
  );
  files.set("THIRD-PARTY.txt", await thirdParties(Object.keys((metafile as Metafile).inputs)));
  await mkdir(FOLDER, { recursive: true });
  // First of all: a build that is broken off must not leave the command line of another one.
  for (const name of await readdir(FOLDER))
    if (name.endsWith(".warm")) await rm(join(FOLDER, name));
  for (const [name, contents] of files) {
    await writeFile(join(FOLDER, name), contents, { mode: name === "bin.js" ? 0o755 : 0o644 });
  }
  const code = keepCode(MODULES, FOLDER);
  const [name, contents] = await warmStart(OPTIONS, FOLDER);
  await writeFile(join(FOLDER, name), contents);
  const written = new Set([...files.keys(), ...code, name]);
  for (const name of await readdir(FOLDER)) if (!written.has(name)) await rm(join(FOLDER, name));
}

/**
 * A font with room behind it: of a glyph without an outline at the end of the file, as the space is in one of
 * them, fontkit reads a header that is not there, and breaks off.
 */
function padded(path: string, contents: Uint8Array): Uint8Array {
  return path.endsWith(".ttf") ? Buffer.concat([contents, new Uint8Array(16)]) : contents;
}

await bundle();
