import type { CompletedCommand, CompletedOption, Value } from "./types.js";

/** The script for zsh: a file named _policy-runner in a folder of fpath, or sourced. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef policy-runner
# Completion of policy-runner in zsh; to use it now: source <(policy-runner completion zsh)

# Words before "=", or files behind it.
_policy_runner_assign() {
  if compset -P '*='; then
    _files
  else
    compadd -S = -- "$@"
  fi
}

${commands.map((command) => functionOf(command, below(command, commands))).join("\n")}
if [[ \${funcstack[1]} == _policy-runner ]]; then
  _policy_runner "$@"
else
  compdef _policy_runner policy-runner
fi
`;
}

function functionOf(command: CompletedCommand, nested: readonly CompletedCommand[]): string {
  const { options, argument } = command;
  const specs = options.flatMap(optionOf);
  if (nested.length === 0) {
    const rest = argument === null ? [] : [quoted(`*:${messageOf(argument)}`)];
    return `${nameOf(command)}() {\n  _arguments -s -S ${[...specs, ...rest].join(" \\\n    ")}\n}\n`;
  }
  return `${nameOf(command)}() {
  local curcontext=$curcontext state line
  _arguments -s -S -C ${[...specs, "'1: :->command'", "'*:: :->rest'"].join(" \\\n    ")}
  case $state in
    command)
      local -a commands
      commands=(
${nested.map((one) => `        ${quoted(`${one.path.at(-1)}:${escaped(one.description)}`)}`).join("\n")}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${nested.map((one) => `        ${one.path.at(-1)}) ${nameOf(one)} ;;`).join("\n")}
      esac
      ;;
  esac
}
`;
}

function below({ path }: CompletedCommand, all: readonly CompletedCommand[]): CompletedCommand[] {
  return all.filter(
    (one) => one.path.length === path.length + 1 && path.every((word, i) => one.path[i] === word),
  );
}

function nameOf({ path }: CompletedCommand): string {
  return ["_policy_runner", ...path].join("_").replaceAll("-", "_");
}

function optionOf({ flags, description, value, repeats }: CompletedOption): readonly string[] {
  return flags.map((flag) => {
    const takes = value === null ? "" : flag.startsWith("--") ? "=" : "+";
    const message = value === null ? "" : `:${messageOf(value)}`;
    return quoted(`${repeats ? "*" : ""}${flag}${takes}[${escaped(description)}]${message}`);
  });
}

function messageOf(value: Value): string {
  switch (value.kind) {
    case "file":
      return "file:_files";
    case "folder":
      return "folder:_files -/";
    case "text":
      return "text: ";
    case "choice":
      return `word:(${value.of.join(" ")})`;
    case "assignment":
      return `word=file:_policy_runner_assign ${value.of.join(" ")}`;
  }
}

/** Text within a specification of _arguments. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
