/** Switches on and off that a doctor is mainly a competent doctor (`medico competente`). */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayBefore } from "../day.ts";
import { competentDoctorRows } from "./current-rows.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId, requiredDay } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface SwitchInput extends PersonInput {
  readonly mainly: boolean;
  readonly from: WrittenDay;
}

const input = builder.inputRef<SwitchInput>("SetCompetentDoctorInput").implement({
  description: "Whether a doctor is mainly a competent doctor, from a day on.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    mainly: t.boolean({
      required: true,
      description: "True from `from` on; false when it was so until the day before.",
    }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "SetCompetentDoctorPayload",
  "The declaration was registered.",
);

mutation({
  name: "setCompetentDoctor",
  description: "Declares that a doctor is, or is no longer, mainly a competent doctor.",
  input,
  payload,
  noun: "competentDoctor",
  task: async (asked, context, db) => {
    const from = requiredDay(asked.from, "from");
    const person = await subjectOf(asked.professional, context, db);
    const [latest] = (await competentDoctorRows(db, person.row)).slice(-1);
    const { competentDoctorPeriods } = tables;
    if (asked.mainly) {
      if (latest !== undefined && (latest.endsOn === null || latest.endsOn >= from)) {
        throw badInput(`\`from\` is ${from}: a period from ${latest.effectiveOn} already covers it`, "from");
      }
      const period = { professionalId: person.row, effectiveOn: from, registeredOn: context.today };
      await db.insert(competentDoctorPeriods).values(period);
    } else {
      if (latest === undefined || latest.endsOn !== null) throw badInput("no period is open: there is nothing to end");
      if (from <= latest.effectiveOn) {
        throw badInput(`\`from\` is ${from}: the period begins on ${latest.effectiveOn}, choose a later day`, "from");
      }
      await db.insert(competentDoctorPeriods).values({
        professionalId: person.row,
        effectiveOn: latest.effectiveOn,
        registeredOn: context.today,
        supersedes: latest.id,
        endsOn: dayBefore(from),
      });
    }
    context.audit.change("competentDoctor", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
