import type { CompletedCommand, CompletedOption, Value } from "./types.js";

/** The script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const paths = commands.map(({ path }) => quoted(path.join(" "))).filter((path) => path !== "''");
  return `# Completion of policy-runner in fish; to use it now: policy-runner completion fish | source

# Whether the words so far are those of a command, and of none below it.
function __policy_runner_at
    set -l path
    for word in (commandline -opc)[2..]
        set -l longer $path $word
        contains -- "$longer" ${paths.join(" ")}
        and set path $path $word
    end
    test "$path" = "$argv[1]"
end

# Words before "=", or files behind it.
function __policy_runner_assign
    set -l token (commandline -ct)
    if string match -q -- '*=*' $token
        set -l before (string replace -r -- '=[^=]*$' '=' $token)
        for file in (__fish_complete_path (string replace -r -- '^.*=' '' $token))
            echo $before$file
        end
    else
        printf '%s=\\n' $argv
    end
end

complete -c policy-runner -f
${commands.flatMap((command) => linesOf(command)).join("\n")}
`;
}

function linesOf({ path, description, options, argument }: CompletedCommand): readonly string[] {
  const at = `-n ${quoted(`__policy_runner_at ${quoted(path.join(" "))}`)}`;
  const above = `-n ${quoted(`__policy_runner_at ${quoted(path.slice(0, -1).join(" "))}`)}`;
  const own = path.length === 0 ? [] : [`${above} -a ${path.at(-1)} -d ${quoted(description)}`];
  const takes = argument === null ? [] : [`${at}${argumentOf(argument)}`];
  return [...own, ...options.map((option) => `${at}${optionOf(option)}`), ...takes].map(
    (line) => `complete -c policy-runner ${line}`,
  );
}

function optionOf({ flags, description, value }: CompletedOption): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`,
  );
  const takes = value === null ? "" : ` -r${argumentOf(value)}`;
  return `${names.join("")}${takes} -d ${quoted(description)}`;
}

function argumentOf(value: Value): string {
  switch (value.kind) {
    case "file":
      return " -F";
    case "folder":
      return ` -f -a ${quoted("(__fish_complete_directories (commandline -ct))")}`;
    case "text":
      return " -f";
    case "choice":
      return ` -f -a ${quoted(value.of.join(" "))}`;
    case "assignment":
      return ` -f -a ${quoted(`(__policy_runner_assign ${value.of.join(" ")})`)}`;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
