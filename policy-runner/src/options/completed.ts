import type { Argument, Command, Option } from "commander";
import type { CompletedCommand, CompletedOption, Value } from "../completion/types.js";

/** The command line as shells complete it: this command, and all below it. */
export function completedCommands(
  command: Command,
  path: readonly string[] = [],
): readonly CompletedCommand[] {
  const own = command.options.filter(({ hidden }) => !hidden);
  const help = {
    flags: ["-h", "--help"],
    description: "display help",
    value: null,
    repeats: false,
  };
  return [
    {
      path,
      description: command.description(),
      options: [...own.map((option) => completedOption(option, own)), help],
      argument: argumentValue(command.registeredArguments),
    },
    ...command.commands.flatMap((one) => completedCommands(one, [...path, one.name()])),
  ];
}

function completedOption(option: Option, all: readonly Option[]): CompletedOption {
  const { short, long, description, argChoices, variadic } = option;
  const takes = option.required || option.optional;
  const word = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1] ?? "";
  return {
    flags: [short, long].filter((flag) => flag !== undefined && flag !== null),
    description,
    value: takes
      ? (choice(argChoices) ?? valueNamed(word, formatsOf(all)) ?? { kind: "text" })
      : null,
    // What collects its values, or takes several at once, can be given again.
    repeats: variadic || word.startsWith("format="),
  };
}

/** `format=file` names one of the forms that `--format` does. */
function formatsOf(options: readonly Option[]): readonly string[] {
  return options.find(({ long }) => long === "--format")?.argChoices ?? [];
}

function argumentValue(all: readonly Argument[]): Value | null {
  const [argument] = all;
  if (argument === undefined) return null;
  return choice(argument.argChoices) ?? valueNamed(argument.name(), []) ?? { kind: "text" };
}

function choice(of: readonly string[] | undefined): Value | null {
  return of === undefined ? null : { kind: "choice", of };
}

/** What the word between the angle brackets says of a value; null where it says nothing. */
function valueNamed(word: string, formats: readonly string[]): Value | null {
  if (word.startsWith("format=")) return { kind: "assignment", of: formats };
  if (/^\[?name=/.test(word)) return { kind: "assignment", of: [] };
  if (/^(?:dir|folder)$/.test(word)) return { kind: "folder" };
  return /^(?:file|path|plan|archive|pem|key)/.test(word) ? { kind: "file" } : null;
}
