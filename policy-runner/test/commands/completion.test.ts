import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { makeFolder, removeFolder } from "../support/folders.js";
import { run } from "./support.js";

/** What a line is completed to by every shell; the cursor stands at its end. */
const LINES: readonly (readonly [line: string, words: readonly string[], unlike: string])[] = [
  ["policy-runner ch", ["check"], "compare"],
  ["policy-runner check --form", ["--format"], "--env"],
  ["policy-runner check plan.json --target ", ["emulated", "aws", "unknown"], "--env"],
  ["policy-runner check --target=em", ["emulated"], "aws"],
  ["policy-runner check --format js", ["json", "jsonl"], "csv"],
  ["policy-runner compare --format ", ["text", "json", "markdown"], "sarif"],
  ["policy-runner check --report sar", ["sarif="], "json="],
  ["policy-runner check --report sarif=re", ["report.sarif"], "plan.json"],
  ["policy-runner check --env prod pl", ["plan.json"], "report.sarif"],
  ["policy-runner check --source mod", ["modules/"], "moderate.json"],
  ["policy-runner compare dev=pl", ["plan.json"], "report.sarif"],
  ["policy-runner accounts exp", ["export"], "check"],
  ["policy-runner accounts export --out", ["--output"], "--accounts"],
  ["policy-runner completion ", ["bash", "zsh", "fish"], "check"],
  ["policy-runner rules --severity h", ["high"], "low"],
];

/** As readline does it: what breaks a word is a word of its own. */
const BASH = `
source "$1"
COMP_LINE=$2 COMP_POINT=\${#2} COMP_WORDS=() word=
for ((i = 0; i < \${#2}; i++)); do
  char=\${2:i:1}
  case $char in
    ' ') [[ -n $word ]] && COMP_WORDS+=("$word"); word= ;;
    '=') [[ -n $word ]] && COMP_WORDS+=("$word"); COMP_WORDS+=(=); word= ;;
    *) word+=$char ;;
  esac
done
COMP_WORDS+=("$word")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
complete -p policy-runner >/dev/null || exit 1
_policy_runner
for reply in "\${COMPREPLY[@]}"; do
  printf '%s\\n' "$reply"
done`;

/** A terminal of its own, in which the line is typed and completed; what is offered is printed. */
const ZSH = `
zmodload zsh/zpty
zpty -b shell 'TERM=dumb zsh -f -i'
zpty -w shell "PROMPT= ; autoload -Uz compinit && compinit -u -D; source \${(q)1}"
zpty -w shell 'zstyle ":completion:*" list-separator "" ; zstyle ":completion:*" verbose no; LISTMAX=1000
offered() { local -a all; builtin compadd -O all "$@"; local -a ends=("\${(@)argv[(r)-S,-1]}")
  [[ \${ends[1]} == -S ]] && all=("\${(@)^all}\${ends[2]}"); print -rl -- "offered:"\${^all} >>| offered.txt; builtin compadd "$@" }
compadd() { offered "$@" }
done-with-it() { zle complete-word; print done >>| offered.txt }; zle -N done-with-it; bindkey "^X" done-with-it'
zpty -w -n shell "$2"$'\\x18'
for i in {1..100}; do sleep 0.05; [[ -f offered.txt && $(tail -n 1 offered.txt) == done ]] && break; done
sed -n 's/^offered://p' offered.txt; rm -f offered.txt
zpty -d shell`;

const FISH = `source $argv[1]; complete -C $argv[2]`;

/** Each prints to what a line, its second argument, is completed by a script, its first. */
const SHELLS: readonly { readonly shell: string; readonly program: readonly string[] }[] = [
  { shell: "bash", program: ["--norc", "-c", BASH, "bash"] },
  { shell: "zsh", program: ["-f", "-c", ZSH, "zsh"] },
  { shell: "fish", program: ["--no-config", "-c", FISH] },
];

for (const { shell, program } of SHELLS) {
  describe(`completion in ${shell}`, function () {
    this.timeout(20_000);
    let dir = "";
    before(async function () {
      if (spawnSync(shell, ["-c", "true"]).status !== 0) {
        if (process.env.CI === "true") expect.fail(`${shell} is not installed`);
        process.emitWarning(`${shell} is not installed: its completion is not tested`);
        this.skip();
      }
      const { exit, stdout } = await run(["completion", shell]);
      expect(exit).to.equal(0);
      dir = makeFolder({
        script: stdout,
        "plan.json": "",
        "report.sarif": "",
        "moderate.json": "",
        "modules/a": "",
      });
    });
    after(() => removeFolder(dir));

    for (const [line, words, unlike] of LINES) {
      it(`offers ${words.join(", ")} for ${line}`, () => {
        const args = [...program, `${dir}/script`, line];
        const env = { ...process.env, HOME: dir, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir };
        const { stdout, stderr } = spawnSync(shell, args, { cwd: dir, env, encoding: "utf8" });
        expect(stderr).to.equal("");
        const offered = stdout
          .split("\n")
          .map((one) => (one.split("\t")[0] ?? "").replace(/^.*=(?=.)/, ""))
          .map((one) => one.replace(/^modules$/, "modules/"));
        expect(offered).to.include.members([...words]);
        expect(offered).not.to.include(unlike);
      });
    }
  });
}
