import type { CompletedCommand, Value } from "./types.js";

/** The script for bash, from 3.2 on. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const paths = commands.map(({ path }) => path.join(" ")).filter((path) => path !== "");
  return `# Completion of policy-runner in bash; to use it now: source <(policy-runner completion bash)

# Of a command, what it is followed by; sets "words".
_policy_runner_words() {
  case $1 in
${commands.map((command) => `    '${command.path.join(" ")}') words='${wordsOf(command, commands).join(" ")}' ;;`).join("\n")}
  esac
}

# Of a command and one of its options, or "" for its arguments, what may stand there; sets "kind".
_policy_runner_kind() {
  kind=
  case "$1 $2" in
${commands.flatMap(kindsOf).join("\n")}
  esac
}

_policy_runner_reply() {
  local line
  while IFS= read -r line; do
    COMPREPLY[\${#COMPREPLY[@]}]=$prefix$line
  done
}

_policy_runner() {
  local given= cur= prev= path= kind= words= prefix= word at
  COMPREPLY=()
  # "=" is a word of its own to readline; here it belongs to what stands before it.
  for ((at = 1; at <= COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    if [[ $word == =* || $cur == *= ]]; then
      cur=$cur$word
      continue
    fi
    prev=$cur cur=$word
    case "\${path:+$path }$prev" in
      ${paths.map((path) => `'${path}'`).join(" | ")}) path="\${path:+$path }$prev" ;;
    esac
  done
  given=$cur
  if [[ $cur == -*=* ]]; then
    prev=\${cur%%=*} given=\${cur#*=}
  fi
  case $prev in -*) _policy_runner_kind "$path" "$prev" ;; esac
  if [[ -z $kind ]]; then
    if [[ $cur == -* ]]; then kind=@words; else _policy_runner_kind "$path" ''; fi
    given=$cur
  fi
  word=\${given##*=}
  # Where "=" breaks words, readline has what stands before it already.
  [[ $COMP_WORDBREAKS == *=* ]] || prefix=\${cur%"$word"}
  case $kind in
    @file) _policy_runner_reply < <(compgen -f -- "$word") ;;
    @folder) _policy_runner_reply < <(compgen -d -- "$word") ;;
    @assign*)
      if [[ $given == *=* ]]; then
        kind=@file
        _policy_runner_reply < <(compgen -f -- "$word")
      else
        _policy_runner_reply < <(compgen -W "\${kind#@assign}" -- "$word")
        compopt -o nospace 2>/dev/null
      fi
      ;;
    @text) ;;
    @words | '')
      _policy_runner_words "$path"
      _policy_runner_reply < <(compgen -W "$words" -- "$word")
      ;;
    *) _policy_runner_reply < <(compgen -W "$kind" -- "$word") ;;
  esac
  case $kind in @file | @folder) compopt -o filenames 2>/dev/null ;; esac
}

complete -F _policy_runner policy-runner
`;
}

/** Commands below this one, and its options. */
function wordsOf(
  { path, options }: CompletedCommand,
  commands: readonly CompletedCommand[],
): readonly string[] {
  const below = commands.filter(
    (one) => one.path.length === path.length + 1 && path.every((word, i) => one.path[i] === word),
  );
  return [...below.map((one) => one.path.at(-1) ?? ""), ...options.flatMap(({ flags }) => flags)];
}

function kindsOf({ path, options, argument }: CompletedCommand): readonly string[] {
  const kinds = options.flatMap(({ flags, value }) =>
    value === null ? [] : flags.map((flag) => [flag, value] as const),
  );
  const all = argument === null ? kinds : [...kinds, ["", argument] as const];
  return all.map(([flag, value]) => `    '${path.join(" ")} ${flag}') kind='${kindOf(value)}' ;;`);
}

function kindOf(value: Value): string {
  if (value.kind === "choice") return value.of.join(" ");
  if (value.kind === "assignment") return `@assign${value.of.map((word) => ` ${word}=`).join("")}`;
  return `@${value.kind}`;
}
