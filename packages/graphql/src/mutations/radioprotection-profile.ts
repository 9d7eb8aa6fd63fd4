/** Says from when a person works with ionising radiation and how: what the profile was before ends the day before. */
import type { RadiologyKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayBefore } from "../day.ts";
import { radiologyKind } from "../nouns/codes.ts";
import { radiologyRows } from "./current-rows.ts";
import { declaredFrom } from "./declared-period.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface ProfileInput extends PersonInput {
  readonly kind: RadiologyKind;
  readonly from: WrittenDay;
}

const input = builder.inputRef<ProfileInput>("SetRadioprotectionProfileInput").implement({
  description: "What a person does with ionising radiation from a day on.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: radiologyKind, required: true, description: "What the person does." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "SetRadioprotectionProfilePayload",
  "The profile was registered.",
);

mutation({
  name: "setRadioprotectionProfile",
  description: "Registers what a person does with ionising radiation, which decides the need of radioprotection.",
  input,
  payload,
  noun: "radiology",
  task: async (asked, context, db) => {
    const person = await subjectOf(asked.professional, context, db);
    const from = declaredFrom(asked.from, "from", context, person);
    const [latest] = (await radiologyRows(db, person.row)).slice(-1);
    if (latest !== undefined && (latest.endsOn ?? latest.effectiveOn) >= from) {
      throw badInput(
        {
          en: `\`from\` is ${from}: the profile before it begins on ${latest.effectiveOn}, choose a later day`,
          it: `\`from\` è ${from}: il profilo precedente comincia il ${latest.effectiveOn}, si sceglie un giorno successivo`,
        },
        "from",
      );
    }
    if (latest !== undefined && latest.endsOn === null) {
      const { id, kind, effectiveOn } = latest;
      await db.insert(tables.radiologyPeriods).values({
        professionalId: person.row,
        effectiveOn,
        registeredOn: context.today,
        supersedes: id,
        kind,
        endsOn: dayBefore(from),
      });
    }
    const next = { professionalId: person.row, effectiveOn: from, registeredOn: context.today, kind: asked.kind };
    await db.insert(tables.radiologyPeriods).values(next);
    context.audit.change("radiology", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
