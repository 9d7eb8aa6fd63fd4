/**
 * Takes back the last thing that was declared of a period, so that what it ended goes on as before: the person while the day has not
 * come, whoever keeps the registry always. What was declared stays in the registry, with when it was known and when it was taken back.
 */
import { tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import type { Sentence } from "../bad-input.ts";
import { badInput, forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayAfter, dayBefore } from "../day.ts";
import { competentDoctorRows, radiologyRows, retirementRow } from "./current-rows.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId, requiredDay } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

const { radiologyPeriods, competentDoctorPeriods, retirements } = tables;

interface WithdrawInput extends PersonInput {
  readonly from: WrittenDay;
}

function withdrawInput(name: string, description: string, from: string) {
  return builder.inputRef<WithdrawInput>(name).implement({
    description,
    fields: (t) => ({
      clientMutationId: clientMutationId(t),
      professional: professionalId(t),
      from: t.field({ type: "Date", required: true, description: from }),
    }),
  });
}

mutation({
  name: "withdrawRadioprotectionProfile",
  description:
    "Takes back the last radioprotection profile that was registered; the one before it goes on as it did. Once it has begun, only whoever keeps the registry may.",
  input: withdrawInput(
    "WithdrawRadioprotectionProfileInput",
    "A profile that is not so.",
    "The day from which it was declared.",
  ),
  payload: personPayload<{ readonly professional: string }>(
    "WithdrawRadioprotectionProfilePayload",
    "The profile was taken back.",
  ),
  noun: "radiology",
  task: async (asked, context, db) => {
    const person = await subjectOf(asked.professional, context, db);
    const from = requiredDay(asked.from, "from");
    const [before, last] = [undefined, ...(await radiologyRows(db, person.row))].slice(-2);
    if (last === undefined)
      throw badInput({
        en: "no profile is registered: there is nothing to take back",
        it: "nessun profilo è registrato: non c'è nulla da ritirare",
      });
    refuseAnother(from, last.effectiveOn, { en: "the last profile begins", it: "l'ultimo profilo comincia" });
    refuseBegun(from, context);
    const taken = { professionalId: person.row, registeredOn: context.today };
    const { kind, effectiveOn, endsOn } = last;
    await db
      .insert(radiologyPeriods)
      .values({ ...taken, supersedes: last.id, retracted: true, kind, effectiveOn, endsOn });
    const wasOpen = before?.supersedes != null && before.endsOn === dayBefore(from) && (await wasOpenUntil(before, db));
    if (before !== undefined && wasOpen) {
      const again = { kind: before.kind, effectiveOn: before.effectiveOn, endsOn: null };
      await db.insert(radiologyPeriods).values({ ...taken, supersedes: before.id, ...again });
    }
    context.audit.change("radiology", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

/** Whether the period was ended by the one after it: what it replaces had no end. */
async function wasOpenUntil({ supersedes }: { supersedes: number | null }, db: Context["db"]): Promise<boolean> {
  const [replaced] = await db
    .select({ endsOn: radiologyPeriods.endsOn })
    .from(radiologyPeriods)
    .where(eq(radiologyPeriods.id, supersedes ?? 0));
  return replaced?.endsOn === null;
}

mutation({
  name: "withdrawCompetentDoctor",
  description:
    "Takes back the last declaration on being mainly a competent doctor: what it began never was, what it ended goes on. Once its day has come, only whoever keeps the registry may.",
  input: withdrawInput(
    "WithdrawCompetentDoctorInput",
    "A declaration that is not so.",
    "The day from which it was declared.",
  ),
  payload: personPayload<{ readonly professional: string }>(
    "WithdrawCompetentDoctorPayload",
    "The declaration was taken back.",
  ),
  noun: "competentDoctor",
  task: async (asked, context, db) => {
    const person = await subjectOf(asked.professional, context, db);
    const from = requiredDay(asked.from, "from");
    const last = (await competentDoctorRows(db, person.row)).at(-1);
    if (last === undefined)
      throw badInput({
        en: "nothing was declared: there is nothing to take back",
        it: "nulla è stato dichiarato: non c'è nulla da ritirare",
      });
    const isEnd = last.endsOn !== null;
    refuseAnother(from, last.endsOn === null ? last.effectiveOn : dayAfter(last.endsOn), {
      en: "the last declaration is",
      it: "l'ultima dichiarazione è",
    });
    refuseBegun(from, context);
    const { effectiveOn } = last;
    const taken = { professionalId: person.row, effectiveOn, registeredOn: context.today, supersedes: last.id };
    await db.insert(competentDoctorPeriods).values({ ...taken, retracted: !isEnd });
    context.audit.change("competentDoctor", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

mutation({
  name: "withdrawPensionRevocation",
  description:
    "Takes back a revocation of the exemption of retired people that was registered by mistake: only whoever keeps the registry may.",
  input: withdrawInput(
    "WithdrawPensionRevocationInput",
    "A revocation that is not so.",
    "The day from which the exemption was revoked.",
  ),
  payload: personPayload<{ readonly professional: string }>(
    "WithdrawPensionRevocationPayload",
    "Retired people's exemption holds again.",
  ),
  noun: "retirement",
  task: async (asked, context, db) => {
    const person = await subjectOf(asked.professional, context, db);
    const from = requiredDay(asked.from, "from");
    const row = await retirementRow(db, person.row);
    if (!row?.exemptionRevokedOn)
      throw badInput({
        en: "no revocation is registered: there is nothing to take back",
        it: "nessuna revoca è registrata: non c'è nulla da ritirare",
      });
    refuseAnother(from, row.exemptionRevokedOn, {
      en: "the exemption was revoked",
      it: "l'esenzione è stata revocata",
    });
    refuseBegun(from, context);
    await db.insert(retirements).values({
      professionalId: person.row,
      effectiveOn: row.effectiveOn,
      registeredOn: context.today,
      supersedes: row.id,
      occasionalPractice: row.occasionalPractice,
      exemptionRevokedOn: null,
    });
    context.audit.change("retirement", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

function refuseAnother(from: string, last: string, what: Sentence): void {
  if (from !== last)
    throw badInput(
      {
        en: `\`from\` is ${from}: ${what.en} from ${last}, which is taken back first`,
        it: `\`from\` è ${from}: ${what.it} dal ${last}, da ritirare prima`,
      },
      "from",
    );
}

/** What has taken effect others may have relied on. */
function refuseBegun(from: string, { viewer, today }: Context): void {
  if (from > today || (viewer.kind === "signed-in" && viewer.grant.role === "registry-operator")) return;
  throw forbidden({
    en: `it holds since ${from}: only whoever keeps the registry may take it back, tell them with \`reportIncongruity\``,
    it: `vale dal ${from}: può ritirarlo solo chi tiene il registro, glielo si dica con \`reportIncongruity\``,
  });
}
