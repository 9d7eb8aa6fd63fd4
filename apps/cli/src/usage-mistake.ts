/** Says a mistake in the use of the command line in the person's language; commander says it in English only. */
import type { CommanderError } from "commander";
import type { Words } from "./words.ts";

/** Undefined when help has been shown instead. */
export function usageMistake({ code, message }: CommanderError): Words | undefined {
  const [first = "", second = ""] = [...message.matchAll(/'([^']*)'/g)].map(([, name = ""]) => name);
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
  const perhaps = { it: meant ? `: forse ${meant}?` : askHelp.it, en: meant ? `: perhaps ${meant}?` : askHelp.en };
  switch (code) {
    case "commander.help":
      return undefined;
    case "commander.unknownCommand":
      return { it: `comando \`${first}\` sconosciuto${perhaps.it}`, en: `unknown command \`${first}\`${perhaps.en}` };
    case "commander.unknownOption":
      return { it: `opzione \`${first}\` sconosciuta${perhaps.it}`, en: `unknown option \`${first}\`${perhaps.en}` };
    case "commander.missingMandatoryOptionValue":
      return { it: `manca l'opzione \`${first}\`: aggiungerla`, en: `the option \`${first}\` is missing: add it` };
    case "commander.optionMissingArgument":
      return { it: `manca il valore di \`${first}\`: aggiungerlo`, en: `the value of \`${first}\` is missing: add it` };
    case "commander.missingArgument":
      return { it: `manca l'argomento \`${first}\`: aggiungerlo`, en: `the argument \`${first}\` is missing: add it` };
    case "commander.excessArguments":
      return {
        it: `troppi argomenti per \`${first}\`${askHelp.it}`,
        en: `too many arguments for \`${first}\`${askHelp.en}`,
      };
    case "commander.conflictingOption":
      return {
        it: `\`${first}\` e \`${second}\` non vanno insieme: togliere una delle due`,
        en: `\`${first}\` and \`${second}\` do not go together: remove one of the two`,
      };
    case "commander.invalidArgument": {
      const choices = /Allowed choices are (.+)\.$/.exec(message)?.[1] ?? "";
      return {
        it: `\`${second}\` non è ammesso per \`${first}\`: scrivere uno fra ${choices}`,
        en: `\`${second}\` is not accepted for \`${first}\`: write one of ${choices}`,
      };
    }
    default:
      return { it: `comando non riuscito${askHelp.it}`, en: `the command failed${askHelp.en}` };
  }
}

const askHelp: Words = { it: ": vedere `delibera --help`", en: ": see `delibera --help`" };
