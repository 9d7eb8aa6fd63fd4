/** Builds the individual dossier of a triennium: three areas that make a hundred, and the objectives of each. The acts say whether it is in time. */

import type { PublishedProgram } from "@delibera/acts";
import type { DossierArea } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { computeLedger, trienniumOf } from "@delibera/ledger";
import { eq, max } from "drizzle-orm";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { Refused } from "./answer.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

/** What a dossier plans, as it is written. */
export interface PlanGiven {
  readonly technical: string;
  readonly process: string;
  readonly system: string;
  readonly objectives: readonly number[];
}

interface DossierInput extends PersonInput, PlanGiven {}

const share = "Percentage of the credits planned in this area, with at most two decimals, such as `33.34`.";

/** The fields of an input that plans a dossier. */
export function planFields(t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">) {
  return {
    technical: t.string({ required: true, description: share }),
    process: t.string({ required: true, description: share }),
    system: t.string({ required: true, description: share }),
    objectives: t.intList({ required: true, description: "Codes of the objectives, one to ten." }),
  };
}

const input = builder.inputRef<DossierInput>("BuildDossierInput").implement({
  description: "The individual dossier of the triennium that runs today.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    ...planFields(t),
  }),
});

const payload = personPayload<{ readonly professional: string }>("BuildDossierPayload", "The dossier was built.");

mutation({
  name: "buildDossier",
  description: "Builds the individual dossier of the triennium that runs today. It is built once.",
  input,
  payload,
  noun: "dossier",
  task: async (asked, context, db) => {
    const planned = plannedIn(asked);
    const objectives = await knownObjectives(asked.objectives, planned, db);
    const published = await programInForce(context);
    const person = await subjectOf(asked.professional, context, db);
    const record = await recordToJudge(person, context);
    const { today } = context;
    const triennium = trienniumOf(published.program, today);
    const before = record.dossiers ?? [];
    if (before.some((each) => each.kind === "individual" && each.triennium === triennium)) {
      throw badInput({
        en: `the individual dossier of ${triennium} was already built`,
        it: `il dossier individuale del ${triennium} è già stato costruito`,
      });
    }
    const areas = (["technical", "process", "system"] as const).map((area) => ({ area, planned: planned[area] }));
    const dossier = { kind: "individual" as const, triennium, builtOn: today, registeredOn: today, areas };
    const refusal = unrewarded({ ...record, dossiers: [...before, dossier] }, triennium, published, today);
    if (refusal !== undefined) return refusal;
    await db.insert(tables.dossiers).values({
      professionalId: person.row,
      effectiveOn: today,
      registeredOn: today,
      kind: "individual",
      triennium,
      objectives: [...objectives],
      ...plannedColumns(planned),
    });
    context.audit.change("dossier", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

/** Refused when the acts give nothing for the dossiers of the record; undefined when they do. */
export function unrewarded(
  record: ProfessionalRecord,
  triennium: string,
  published: PublishedProgram,
  today: string,
): Refused | undefined {
  const bonusOf = (of: ProfessionalRecord) =>
    computeLedger(published, of, { triennium, today }).ledger.obligation.bonuses.find(
      ({ id }) => id === "dossier-built",
    );
  const bonus = bonusOf(record);
  if (bonus !== undefined && bonus.amount.exact !== "0") return undefined;
  // The comma that gives it to whoever builds on the first day is the one that does not give it today.
  const builtOn = `${triennium.slice(0, 4)}-01-01`;
  const inTime = (record.dossiers ?? []).map((each) => ({ ...each, builtOn, registeredOn: builtOn }));
  const citation = bonus?.citation ?? bonusOf({ ...record, dossiers: inTime })?.citation ?? null;
  const it = `costruito oggi, il dossier non dà alcuna riduzione nel ${triennium}`;
  const en = `built today, the dossier gives no reduction in ${triennium}`;
  return { answer: "refused", grounds: [{ it, en, citation }] };
}

export function plannedColumns({ technical, process, system }: Planned) {
  return { technicalPlanned: technical, processPlanned: process, systemPlanned: system };
}

export type Planned = Readonly<Record<DossierArea, string>>;

/** Throws BAD_USER_INPUT when a percentage is none, or they do not make a hundred. */
export function plannedIn({ technical, process, system }: PlanGiven): Planned {
  const planned = { technical, process, system };
  for (const [area, text] of Object.entries(planned)) {
    percentage(text, area);
  }
  const sum = Object.values(planned).reduce((total, text) => total + hundredths(text), 0);
  if (sum !== 10_000)
    throw badInput(
      {
        en: "the three areas do not make 100: correct their percentages",
        it: "le tre aree non fanno 100: se ne correggano le percentuali",
      },
      "technical",
    );
  return planned;
}

/** Throws BAD_USER_INPUT when the text is no percentage with at most two decimals. */
export function percentage(text: string, field: string): string {
  if (/^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/.test(text)) return text;
  throw badInput(
    {
      en: `\`${field}\` is ${JSON.stringify(text.slice(0, 20))}: write a percentage such as 33.34`,
      it: `\`${field}\` è ${JSON.stringify(text.slice(0, 20))}: si scrive una percentuale come 33.34`,
    },
    field,
  );
}

/** Exact: `33.34` is 3334. */
function hundredths(text: string): number {
  const [whole = "0", part = ""] = text.split(".");
  return Number.parseInt(`${whole}${part.padEnd(2, "0")}`, 10);
}

/** Throws BAD_USER_INPUT when an objective does not exist, or is of an area in which nothing is planned: in the current national list. */
export async function knownObjectives(
  codes: readonly number[],
  planned: Planned,
  db: Context["db"],
): Promise<readonly number[]> {
  if (codes.length === 0 || codes.length > 10)
    throw badInput(
      {
        en: `\`objectives\` has ${codes.length}: choose one to ten`,
        it: `\`objectives\` ne ha ${codes.length}: se ne scelgono da uno a dieci`,
      },
      "objectives",
    );
  const twice = codes.find((each, place) => codes.indexOf(each) !== place);
  if (twice !== undefined)
    throw badInput(
      { en: `\`objectives\` has ${twice} twice`, it: `\`objectives\` ha ${twice} due volte` },
      "objectives",
    );
  const { code, area, edition } = tables.objectives;
  const known = await db
    .select({ code, area })
    .from(tables.objectives)
    .where(eq(edition, db.select({ latest: max(edition) }).from(tables.objectives)));
  for (const chosen of codes) {
    const areas = known.filter((each) => each.code === chosen).map(({ area }) => area);
    if (areas.length === 0)
      throw badInput({ en: `there is no objective ${chosen}`, it: `non c'è l'obiettivo ${chosen}` }, "objectives");
    if (areas.every((area) => hundredths(planned[area]) === 0)) {
      throw badInput(
        {
          en: `objective ${chosen} is of an area in which nothing is planned: ${areas.join(", ")}`,
          it: `l'obiettivo ${chosen} è di un'area in cui non è pianificato nulla: ${areas.join(", ")}`,
        },
        "objectives",
      );
    }
  }
  return codes;
}
