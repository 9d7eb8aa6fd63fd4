/** The ledger of one professional: the arguments are checked here, so that what is wrong is told by its name. */
import type { PublishedProgram } from "@delibera/acts";
import { computeLedger } from "@delibera/ledger";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { dayOf } from "../day.ts";
import { interpretationChoice } from "./interpretation.ts";
import { ledger } from "./ledger.ts";
import { professional } from "./professional.ts";
import { recordOf } from "./professional-record.ts";
import { triennium } from "./triennium.ts";

builder.objectField(professional, "ledger", (t) =>
  t.field({
    type: ledger,
    description:
      "The triennial ledger. `asOf` and `knownOn` default to the later of today and the last day of the triennium.",
    args: {
      triennium: t.arg.string({ required: true, description: "Such as `2017-2019`." }),
      asOf: t.arg({ type: "Date", description: "Facts that take effect later are left out." }),
      knownOn: t.arg({ type: "Date", description: "Acts published later and facts registered later are left out." }),
      interpretations: t.arg({
        type: [interpretationChoice],
        description: "Readings other than those the acts choose, to see what they would change.",
      }),
    },
    complexity: { field: 200, multiplier: 1 },
    resolve: async (person, args, context) => {
      authorizeRead(context, "ledger");
      triennium(args.triennium);
      const [asOf, knownOn] = [dayOf(args.asOf, "asOf"), dayOf(args.knownOn, "knownOn")];
      // Both are on their way at once.
      const reading = recordOf(person, context, { knownOn, as: "ledger" });
      reading.catch(() => undefined);
      const published = await context.program();
      if (published === undefined)
        throw badInput({
          en: "no act has been published: there is nothing to compute a ledger with",
          it: "nessun atto è pubblicato: non c'è nulla con cui calcolare una situazione",
        });
      const interpretations = chosenReadings(published, args.interpretations ?? []);
      const record = await reading;
      return computeLedger(published, record, {
        triennium: args.triennium,
        asOf,
        knownOn,
        interpretations,
        today: context.today,
      });
    },
  }),
);

interface Choice {
  readonly name: string;
  readonly option: string;
}

/** By the names of interpretation and option; throws BAD_USER_INPUT for one that does not exist. */
export function chosenReadings(
  { program }: PublishedProgram,
  choices: readonly Choice[],
): Readonly<Record<string, string>> {
  for (const { name, option } of choices) {
    const asked = program.interpretations.find((interpretation) => interpretation.name === name);
    if (asked === undefined) {
      throw badInput(
        {
          en: `no act leaves a doubt named ${JSON.stringify(name.slice(0, 80))}`,
          it: `nessun atto lascia il dubbio ${JSON.stringify(name.slice(0, 80))}`,
        },
        "interpretations",
      );
    }
    if (asked.options.some(({ name: known }) => known === option)) continue;
    const known = asked.options.map((each) => each.name).join(", ");
    throw badInput(
      {
        en: `${name} has no option ${JSON.stringify(option.slice(0, 80))}: it has ${known}`,
        it: `${name} non ha l'opzione ${JSON.stringify(option.slice(0, 80))}: ha ${known}`,
      },
      "interpretations",
    );
  }
  const names = choices.map(({ name }) => name);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined)
    throw badInput({ en: `${twice} is chosen twice`, it: `${twice} è scelto due volte` }, "interpretations");
  return Object.fromEntries(choices.map(({ name, option }) => [name, option]));
}
