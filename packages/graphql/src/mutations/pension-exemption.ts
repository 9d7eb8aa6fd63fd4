/** Revokes the exemption that the registry gives retired people by itself: ledgers are reckoned without it from that day. */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { retirementRow } from "./current-rows.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface RevocationInput extends PersonInput {
  readonly on?: WrittenDay | null | undefined;
}

const input = builder.inputRef<RevocationInput>("RevokePensionExemptionInput").implement({
  description: "The end of the right to the exemption of retired people.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    on: t.field({ type: "Date", description: "The day from which the right is gone; left out, today." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "RevokePensionExemptionPayload",
  "The exemption of retired people was revoked.",
);

mutation({
  name: "revokePensionExemption",
  description: "Revokes the exemption that retired people have without asking, when one of its conditions is gone.",
  input,
  payload,
  noun: "retirement",
  task: async (asked, context, db) => {
    const on = dayOf(asked.on, "on") ?? context.today;
    if (on > context.today)
      throw badInput(
        {
          en: `\`on\` is ${on}: it is later than today, ${context.today}`,
          it: `\`on\` è ${on}: è dopo oggi, ${context.today}`,
        },
        "on",
      );
    const person = await subjectOf(asked.professional, context, db);
    const row = await retirementRow(db, person.row);
    if (row === undefined)
      throw badInput({
        en: "no retirement is registered: there is no exemption to revoke",
        it: "nessun pensionamento è registrato: non c'è un'esenzione da revocare",
      });
    if (row.exemptionRevokedOn !== null)
      throw badInput({
        en: `it was already revoked on ${row.exemptionRevokedOn}`,
        it: `è già stata revocata il ${row.exemptionRevokedOn}`,
      });
    if (on < row.effectiveOn)
      throw badInput(
        {
          en: `\`on\` is ${on}: the retirement begins on ${row.effectiveOn}`,
          it: `\`on\` è ${on}: il pensionamento comincia il ${row.effectiveOn}`,
        },
        "on",
      );
    const { id, professionalId: owner, effectiveOn, occasionalPractice } = row;
    await db.insert(tables.retirements).values({
      professionalId: owner,
      effectiveOn,
      registeredOn: context.today,
      supersedes: id,
      occasionalPractice,
      exemptionRevokedOn: on,
    });
    context.audit.change("retirement", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
