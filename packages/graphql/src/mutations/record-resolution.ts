/** An Order records what it resolved on the enrolment of a member: the day of the resolution is the one that counts. */
import type { RegistrationKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { registrationKind } from "../nouns/codes.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId, requiredDay } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

interface ResolutionInput extends PersonInput {
  readonly kind: RegistrationKind;
  readonly resolvedOn: WrittenDay;
  readonly appliedOn?: WrittenDay | null | undefined;
}

const input = builder.inputRef<ResolutionInput>("RecordResolutionInput").implement({
  description: "A resolution of the Order on a person's enrolment.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: registrationKind, required: true, description: "What was resolved." }),
    resolvedOn: t.field({ type: "Date", required: true, description: "The day of the resolution, which counts." }),
    appliedOn: t.field({ type: "Date", description: "When the person applied; informative." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "RecordResolutionPayload",
  "The resolution was recorded.",
);

const inItalian: Readonly<Record<RegistrationKind, string>> = {
  first: "prima iscrizione",
  cancellation: "cancellazione",
  reenrolment: "reiscrizione",
};

mutation({
  name: "recordResolution",
  description: "Records a resolution of an Order: first enrolment, cancellation, enrolment after a cancellation.",
  input,
  payload,
  noun: "registration",
  task: async (asked, context, db) => {
    const [resolvedOn, appliedOn] = [requiredDay(asked.resolvedOn, "resolvedOn"), dayOf(asked.appliedOn, "appliedOn")];
    if (resolvedOn > context.today)
      throw badInput(
        {
          en: `\`resolvedOn\` is ${resolvedOn}: it is later than today`,
          it: `\`resolvedOn\` è ${resolvedOn}: è dopo oggi`,
        },
        "resolvedOn",
      );
    if (appliedOn !== undefined && appliedOn > resolvedOn) {
      throw badInput(
        {
          en: `\`appliedOn\` is ${appliedOn}: it comes after the resolution`,
          it: `\`appliedOn\` è ${appliedOn}: viene dopo la delibera`,
        },
        "appliedOn",
      );
    }
    const person = await subjectOf(asked.professional, context, db);
    const { registrations = [] } = await recordToJudge(person, context);
    const last = registrations.at(-1);
    if (last !== undefined && resolvedOn < last.resolvedOn) {
      throw badInput(
        {
          en: `\`resolvedOn\` is ${resolvedOn}: there is a resolution of ${last.resolvedOn}`,
          it: `\`resolvedOn\` è ${resolvedOn}: c'è una delibera del ${last.resolvedOn}`,
        },
        "resolvedOn",
      );
    }
    const expected = last === undefined ? "first" : last.kind === "cancellation" ? "reenrolment" : "cancellation";
    if (asked.kind !== expected) {
      const after = last === undefined ? "no resolution" : `a resolution of ${last.kind}`;
      const dopo = last === undefined ? "nessuna delibera" : `una delibera di ${inItalian[last.kind]}`;
      throw badInput(
        {
          en: `after ${after} comes a resolution of ${expected}, not of ${asked.kind}`,
          it: `dopo ${dopo} viene una delibera di ${inItalian[expected]}, non di ${inItalian[asked.kind]}`,
        },
        "kind",
      );
    }
    await db.insert(tables.registrations).values({
      professionalId: person.row,
      effectiveOn: resolvedOn,
      registeredOn: context.today,
      kind: asked.kind,
      appliedOn: appliedOn ?? null,
    });
    context.audit.change("registration", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
