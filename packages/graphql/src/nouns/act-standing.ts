/** How an act stands on a day, as known on a day, and which acts it has to do with. */
import type { ActStanding } from "@delibera/acts";
import { standings, standingsOf } from "@delibera/acts";
import { builder } from "../builder.ts";
import { dayOf } from "../day.ts";
import type { PublishedAct } from "./act.ts";
import { act } from "./act.ts";

const descriptions: Readonly<Record<ActStanding["standing"], string>> = {
  "to-be-known": "Published, and known only from a later day.",
  "to-take-effect": "Known, and without effect yet.",
  "in-force": "In force as it was written.",
  amended: "In force, with rules that other acts replaced, extended, interpreted or repealed.",
  repealed: "Every rule of it is repealed.",
  ended: "Its time is over.",
};

const standing = builder.enumType("ActStandingState", {
  description: "How an act stands.",
  values: Object.fromEntries(
    standings.map((name) => [
      name.toUpperCase().replaceAll("-", "_"),
      { value: name, description: descriptions[name] },
    ]),
  ) as Readonly<Record<string, { readonly value: ActStanding["standing"]; readonly description: string }>>,
});

interface Standing extends ActStanding {
  readonly program: PublishedAct["program"];
}

const actStanding = builder.objectRef<Standing>("ActStanding").implement({
  description: "How an act stands on a day, as known on a day.",
  fields: (t) => ({
    state: t.expose("standing", { type: standing, description: "How it stands." }),
    amendedBy: t.stringList({
      description: "Names of the acts that change it on that day.",
      resolve: ({ amendedBy }) => [...amendedBy],
    }),
    amends: t.stringList({
      description: "Names of the acts that it changes on that day.",
      resolve: ({ amends }) => [...amends],
    }),
  }),
});

builder.objectFields(act, (t) => ({
  standing: t.field({
    type: actStanding,
    description: "How it stands on a day, as known on a day; both are today when left out.",
    args: {
      knownOn: t.arg({ type: "Date", description: "What acts known later do is left out." }),
      about: t.arg({ type: "Date", description: "The day it is asked about." }),
    },
    resolve: ({ program, act: { name } }, args, { today }) => {
      const knownOn = dayOf(args.knownOn, "knownOn") ?? today;
      const about = dayOf(args.about, "about") ?? today;
      const found = onDays(program, { knownOn, about }).get(name);
      if (found === undefined) throw new Error(`the act ${name} is not in its program`);
      return { ...found, program };
    },
  }),
}));

// All acts of a list are asked about the same days.
const latest = new WeakMap<object, { readonly days: string; readonly found: ReturnType<typeof standingsOf> }>();

function onDays(program: PublishedAct["program"], days: { readonly knownOn: string; readonly about: string }) {
  const key = `${days.knownOn} ${days.about}`;
  const known = latest.get(program);
  if (known?.days === key) return known.found;
  const found = standingsOf(program, days);
  latest.set(program, { days: key, found });
  return found;
}
