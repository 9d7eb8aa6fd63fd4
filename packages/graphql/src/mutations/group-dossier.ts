/** Dossiers of groups, built by a body for each member, and what is achieved of a dossier, which nobody says of their own. */
import { randomUUID } from "node:crypto";
import type { DossierArea, DossierKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { trienniumOf } from "@delibera/ledger";
import { badInput, forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { page } from "../complexity.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import { dossierKind } from "../nouns/codes.ts";
import { personOf, professional } from "../nouns/professional.ts";
import { triennium as checkTriennium } from "../nouns/triennium.ts";
import type { DossierRow } from "../reads/dossiers.ts";
import type { PlanGiven, Planned } from "./dossier.ts";
import { knownObjectives, percentage, planFields, plannedColumns, plannedIn, unrewarded } from "./dossier.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import { nobodyNamed, subjectOf } from "./subject.ts";

interface GroupInput extends Input, PlanGiven {
  readonly members: readonly string[];
}

const groupInput = builder.inputRef<GroupInput>("BuildGroupDossierInput").implement({
  description: "The dossier of a group, in the triennium that runs today.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    members: t.idList({
      required: true,
      description: `Registry ids or global ids of the members, at most ${page.largest}.`,
    }),
    ...planFields(t),
  }),
});

interface Group {
  readonly group: string;
  readonly members: readonly string[];
}

const groupPayload = builder.objectRef<Done<Group>>("BuildGroupDossierPayload").implement({
  description: "The dossier was built for every member.",
  fields: (t) => ({
    clientMutationId: t.string({
      nullable: true,
      description: "The caller's id of the change, as it was given.",
      resolve: (done) => done.clientMutationId ?? null,
    }),
    group: t.exposeID("group", { description: "The id of the group." }),
    members: t.field({
      type: [professional],
      description: "The members, in the order in which they were named.",
      resolve: async ({ members }, _args, context: Context) =>
        Promise.all(members.map((id) => memberNamed(id, context))),
    }),
  }),
});

mutation({
  name: "buildGroupDossier",
  description: "Builds a dossier for a group: an Order for its members, whoever keeps the registry for anybody.",
  input: groupInput,
  payload: groupPayload,
  noun: "groupDossier",
  task: async (asked, context, db) => {
    const planned = plannedIn(asked);
    const objectives = await knownObjectives(asked.objectives, planned, db);
    const published = await programInForce(context);
    const ids = asked.members.map((id) => localId("Professional", id));
    if (ids.length === 0 || ids.length > page.largest) {
      throw badInput(
        {
          en: `\`members\` has ${ids.length}: name 1 to ${page.largest}`,
          it: `\`members\` ne ha ${ids.length}: se ne nominano da 1 a ${page.largest}`,
        },
        "members",
      );
    }
    const twice = ids.find((id, place) => ids.indexOf(id) !== place);
    if (twice !== undefined)
      throw badInput(
        {
          en: `\`members\` has ${JSON.stringify(twice.slice(0, 80))} twice`,
          it: `\`members\` ha ${JSON.stringify(twice.slice(0, 80))} due volte`,
        },
        "members",
      );
    const people = await Promise.all(ids.map((id) => memberNamed(id, context)));
    const { today } = context;
    const triennium = trienniumOf(published.program, today);
    const areas = (["technical", "process", "system"] as const).map((area) => ({ area, planned: planned[area] }));
    const dossier = { kind: "group" as const, triennium, builtOn: today, registeredOn: today, areas };
    // What a group dossier gives is the same for everybody: the person may have another that is worth more.
    const anybody: ProfessionalRecord = { id: "P-0", dossiers: [dossier] };
    const refusal = unrewarded(anybody, triennium, published, today);
    if (refusal !== undefined) return refusal;
    const groupId = randomUUID();
    const fact = { effectiveOn: today, registeredOn: today, kind: "group" as const, triennium, groupId };
    const columns = { ...fact, objectives: [...objectives], ...plannedColumns(planned) };
    await db.insert(tables.dossiers).values(people.map(({ row }) => ({ professionalId: row, ...columns })));
    for (const { registryId } of people) context.audit.change("groupDossier", registryId);
    return { answer: "done", group: groupId, members: people.map(({ registryId }) => registryId) };
  },
});

interface ProgressInput extends PersonInput {
  readonly kind: DossierKind;
  readonly triennium: string;
  readonly group?: string | null | undefined;
  readonly technical?: string | null | undefined;
  readonly process?: string | null | undefined;
  readonly system?: string | null | undefined;
}

const achieved =
  "Per cent of the credits planned in the dossier that were achieved in the area; left out where nothing is planned.";

const progressInput = builder.inputRef<ProgressInput>("RecordDossierProgressInput").implement({
  description: "What is achieved of a dossier, in place of what was recorded before.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: dossierKind, required: true, description: "The individual one, or one of a group." }),
    triennium: t.string({ required: true, description: "Such as `2026-2028`." }),
    group: t.id({ description: "Which group, when the person is in several of that triennium." }),
    technical: t.string({ description: achieved }),
    process: t.string({ description: achieved }),
    system: t.string({ description: achieved }),
  }),
});

mutation({
  name: "recordDossierProgress",
  description:
    "Records what is achieved of a dossier: an Order of those of groups of its members, whoever keeps the registry of any. The acts say whether that is enough.",
  input: progressInput,
  payload: personPayload<{ readonly professional: string }>("RecordDossierProgressPayload", "It was recorded."),
  noun: "groupDossier",
  task: async (asked, context, db) => {
    checkTriennium(asked.triennium);
    const role = context.viewer.kind === "signed-in" ? context.viewer.grant.role : undefined;
    if (role === "order" && asked.kind === "individual") {
      throw forbidden({
        en: "an Order records what is achieved of dossiers of groups only",
        it: "un Ordine registra ciò che è realizzato dei soli dossier di gruppo",
      });
    }
    const person = await subjectOf(asked.professional, context, db);
    const found = oneOf(await context.dossiers.load(person.row), asked);
    await db.insert(tables.dossiers).values({
      professionalId: person.row,
      effectiveOn: found.builtOn,
      registeredOn: context.today,
      supersedes: found.row,
      kind: found.kind,
      triennium: found.triennium,
      groupId: found.group,
      objectives: found.objectives === null ? null : [...found.objectives],
      technicalPlanned: found.technicalPlanned,
      processPlanned: found.processPlanned,
      systemPlanned: found.systemPlanned,
      technicalAchieved: achievedIn(asked, "technical", found.technicalPlanned),
      processAchieved: achievedIn(asked, "process", found.processPlanned),
      systemAchieved: achievedIn(asked, "system", found.systemPlanned),
    });
    context.audit.change("groupDossier", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

function oneOf(dossiers: readonly DossierRow[], { kind, triennium, group }: ProgressInput): DossierRow {
  const fitting = dossiers.filter(
    (each) => each.kind === kind && each.triennium === triennium && (!group || each.group === group),
  );
  const [found, another] = fitting;
  if (found === undefined)
    throw badInput(
      { en: `there is no such dossier of ${triennium}`, it: `non c'è questo dossier del ${triennium}` },
      "triennium",
    );
  if (another !== undefined)
    throw badInput(
      {
        en: `there are ${fitting.length} of ${triennium}: say which \`group\``,
        it: `ce ne sono ${fitting.length} del ${triennium}: si dica quale in \`group\``,
      },
      "group",
    );
  return found;
}

function achievedIn(asked: ProgressInput, area: DossierArea, planned: Planned[DossierArea] | null): string | null {
  const text = asked[area];
  const isPlanned = planned !== null && !/^0(?:\.0+)?$/.test(planned);
  if (text === null || text === undefined) {
    if (!isPlanned) return null;
    throw badInput(
      {
        en: `\`${area}\` is missing: ${planned} % is planned in it`,
        it: `\`${area}\` manca: vi è pianificato il ${planned} %`,
      },
      area,
    );
  }
  if (!isPlanned)
    throw badInput(
      {
        en: `nothing is planned in \`${area}\`: leave it out`,
        it: `in \`${area}\` non è pianificato nulla: si ometta`,
      },
      area,
    );
  return percentage(text, area);
}

/** Throws FORBIDDEN when the viewer may do nothing for the person, or there is none. */
async function memberNamed(id: string, context: Context) {
  const person = await personOf(id, context);
  if (person !== undefined) return person;
  // The same words whether there is no such person or it is somebody else's member.
  throw nobodyNamed(id);
}
