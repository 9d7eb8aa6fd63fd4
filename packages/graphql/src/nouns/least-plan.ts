/** What a professional must still do: the least that meets the requirements asked for, by when, and the commi that ask them. */
import type { LeastPlan, PlannedRequirement, PlanStep } from "@delibera/ledger";
import { leastPlan, requirementsIn } from "@delibera/ledger";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { dayOf } from "../day.ts";
import { amount } from "./amount.ts";
import { citation } from "./citation.ts";
import { interpretationChoice } from "./interpretation.ts";
import { label } from "./label.ts";
import { professional } from "./professional.ts";
import { chosenReadings } from "./professional-ledger.ts";
import { recordOf } from "./professional-record.ts";
import { triennium } from "./triennium.ts";

const kind = builder.enumType("LeastPlanKind", {
  description: "Whether there is something to do.",
  values: {
    PLAN: { value: "plan", description: "There is, and it is proved least." },
    NOTHING_TO_DO: { value: "nothing-to-do", description: "Every requirement asked for is met." },
    IMPOSSIBLE: { value: "impossible", description: "None of the actions that the acts foresee is enough." },
    TOO_LATE: { value: "too-late", description: "The triennium is over on the reference date." },
    UNDETERMINED: { value: "undetermined", description: "Facts are missing, so that it cannot be said." },
    NOT_PROVED: { value: "not-proved", description: "No least could be proved within the trials allowed." },
  } as const,
});

const step = builder.objectRef<PlanStep>("PlanStep").implement({
  description: "One thing to do.",
  fields: (t) => ({
    action: t.exposeString("action", { description: "Name of the action in the vocabulary of the acts." }),
    label: t.expose("label", { type: label, description: "What to do, in words." }),
    amount: t.expose("amount", { type: amount, description: "How much of it." }),
    from: t.expose("from", { type: "Date", description: "First day on which it can be done." }),
    by: t.expose("by", { type: "Date", description: "Last day on which it can be done." }),
  }),
});

const planned = builder.objectRef<PlannedRequirement>("PlannedRequirement").implement({
  description: "A requirement that a plan is asked to meet.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the requirement in the ledger." }),
    label: t.expose("label", { type: label, description: "What it asks, in words." }),
    citation: t.expose("citation", { type: citation, nullable: true, description: "The comma that asks it." }),
    met: t.exposeBoolean("met", { nullable: true, description: "As things are; null when it cannot be told." }),
    missing: t.expose("missing", { type: amount, nullable: true, description: "As things are." }),
    metAfter: t.exposeBoolean("metAfter", {
      nullable: true,
      description: "Once the plan is done; null without a plan.",
    }),
  }),
});

const plan = builder.objectRef<LeastPlan>("LeastPlan").implement({
  description: "The least that must still be done, reckoned by the rules that judge the ledger.",
  fields: (t) => ({
    kind: t.expose("kind", { type: kind, description: "Whether there is something to do." }),
    asOf: t.expose("asOf", { type: "Date", description: "What is done is done after this day." }),
    knownOn: t.expose("knownOn", {
      type: "Date",
      description: "Which facts were registered, and which acts published.",
    }),
    steps: t.expose("steps", { type: [step], description: "What to do; empty without a plan." }),
    total: t.expose("total", {
      type: amount,
      nullable: true,
      description: "Sum of the amounts; null without a plan, and when they are not of one unit.",
    }),
    requirements: t.expose("requirements", { type: [planned], description: "What the plan is asked to meet." }),
    missing: t.exposeStringList("missing", { description: "The facts that are missing, by their path in the record." }),
    program: t.exposeString("program", { description: "`sha256:` of the program." }),
    facts: t.exposeString("facts", { description: "`sha256:` of the facts." }),
  }),
});

builder.objectField(professional, "leastPlan", (t) =>
  t.field({
    type: plan,
    description:
      "What must still be done in a triennium, at the least. `asOf` and `knownOn` default to today. Nothing is registered.",
    args: {
      triennium: t.arg.string({ required: true, description: "Such as `2026-2028`." }),
      asOf: t.arg({ type: "Date", description: "What is done is done after this day." }),
      knownOn: t.arg({ type: "Date", description: "Acts published later and facts registered later are left out." }),
      requirements: t.arg.stringList({
        description: "Ids of the requirements to meet, as the ledger gives them; left out, all that are not met.",
      }),
      interpretations: t.arg({
        type: [interpretationChoice],
        description: "Readings other than those the acts choose.",
      }),
    },
    // Each plan is some twenty evaluations, where a ledger is one: no query may ask for a list of them.
    complexity: { field: 8000, multiplier: 1 },
    resolve: async (person, args, context) => {
      authorizeRead(context, "ledger");
      triennium(args.triennium);
      const asOf = dayOf(args.asOf, "asOf") ?? context.today;
      const knownOn = dayOf(args.knownOn, "knownOn") ?? context.today;
      const published = await context.program();
      if (published === undefined)
        throw badInput({
          en: "no act has been published: there is nothing to plan with",
          it: "nessun atto è pubblicato: non c'è nulla con cui pianificare",
        });
      const known = requirementsIn(published);
      const unknown = args.requirements?.find((id) => !known.includes(id));
      if (unknown !== undefined) {
        const named = JSON.stringify(unknown.slice(0, 80));
        throw badInput(
          {
            en: `no act sets a requirement ${named}: they set ${known.join(", ")}`,
            it: `nessun atto pone il requisito ${named}: pongono ${known.join(", ")}`,
          },
          "requirements",
        );
      }
      const interpretations = chosenReadings(published, args.interpretations ?? []);
      const record = await recordOf(person, context, { knownOn, as: "ledger" });
      const requirements = args.requirements ?? undefined;
      return leastPlan(published, record, {
        triennium: args.triennium,
        asOf,
        knownOn,
        requirements,
        interpretations,
      });
    },
  }),
);
