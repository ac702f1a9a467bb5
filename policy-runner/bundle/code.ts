import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlags } from "../src/heap.js";
import { codeBytes, codeFile, readyModule, sha256 } from "../src/machine-code.js";

// A process of its own, see kept-code.ts: `make` keeps the code of a module, `try` asks for it as the command
// line does.
const [what, path = "", bin = ""] = process.argv.slice(2);
setFlags();
const wasm = readFileSync(path);
const digest = sha256(wasm);
if (what === "make") writeFileSync(codeFile(dirname(bin), digest), codeBytes(wasm, digest));
else if (readyModule(wasm, digest, pathToFileURL(bin).href) === null) process.exitCode = 1;
