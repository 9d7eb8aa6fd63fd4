/** Switches on and off that a doctor is mainly a competent doctor (`medico competente`). */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayBefore } from "../day.ts";
import { refusalOf } from "./answer.ts";
import { competentDoctorRows } from "./current-rows.ts";
import { declaredFrom } from "./declared-period.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { judge } from "./judge.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

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
  description: "Declares that a doctor is, or is no longer, mainly a competent doctor: the acts say who may be one.",
  input,
  payload,
  noun: "competentDoctor",
  task: async (asked, context, db) => {
    const person = await subjectOf(asked.professional, context, db);
    const from = declaredFrom(asked.from, "from", context, person);
    const [latest] = (await competentDoctorRows(db, person.row)).slice(-1);
    const { competentDoctorPeriods } = tables;
    if (asked.mainly) {
      const published = await programInForce(context);
      const record = await recordToJudge(person, context);
      const refusal = refusalOf(judge(published, record, { kind: "competent-doctor" }, context.today));
      if (refusal !== undefined) return refusal;
      if (latest !== undefined && (latest.endsOn === null || latest.endsOn >= from)) {
        throw badInput(
          {
            en: `\`from\` is ${from}: a period from ${latest.effectiveOn} already covers it`,
            it: `\`from\` è ${from}: un periodo dal ${latest.effectiveOn} lo comprende già`,
          },
          "from",
        );
      }
      const period = { professionalId: person.row, effectiveOn: from, registeredOn: context.today };
      await db.insert(competentDoctorPeriods).values(period);
    } else {
      if (latest === undefined || latest.endsOn !== null)
        throw badInput({
          en: "no period is open: there is nothing to end",
          it: "nessun periodo è aperto: non c'è nulla da concludere",
        });
      if (from <= latest.effectiveOn) {
        throw badInput(
          {
            en: `\`from\` is ${from}: the period begins on ${latest.effectiveOn}, choose a later day`,
            it: `\`from\` è ${from}: il periodo comincia il ${latest.effectiveOn}, si sceglie un giorno successivo`,
          },
          "from",
        );
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
