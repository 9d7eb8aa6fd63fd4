/** Questions about what nobody did yet: may this be asked, moved, tagged, cancelled; what would this event give? Nothing is registered. */
import type { Enrolment, EventToBeAccredited, Exemption, TeachingSession } from "@delibera/ledger/record";
import { validateRecord } from "@delibera/ledger/record";
import type { HypotheticalRequest } from "@delibera/ledger/statement";
import { judgeEvent, judgeRequest, judgeTeachingSession } from "@delibera/ledger/statement";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";
import { tagAuthor } from "./codes.ts";
import { enrolmentInput, exemptionInput, plannedEventInput, plannedSessionInput } from "./hypothetical-inputs.ts";
import { interpretationChoice } from "./interpretation.ts";
import { judgedEvent, judgedRequest, judgedSession } from "./judged.ts";
import { professional } from "./professional.ts";
import { chosenReadings } from "./professional-ledger.ts";
import { recordOf } from "./professional-record.ts";
import { triennium } from "./triennium.ts";

builder.objectFields(professional, (t) => {
  const when = {
    on: t.arg({ type: "Date", description: "The day of the request; today when it is left out." }),
    knownOn: t.arg({
      type: "Date",
      description: "Acts published later and facts registered later are left out; today when it is left out.",
    }),
    interpretations: t.arg({ type: [interpretationChoice], description: "Readings other than those the acts choose." }),
  };
  const asked = { type: judgedRequest, complexity: { field: 200, multiplier: 1 } } as const;
  const participation = t.arg.string({ required: true, description: "Registry id of the participation: `PA-1`." });
  return {
    mayRequestExemption: t.field({
      ...asked,
      description: "Whether this exemption may be asked for on a day. Nothing is registered.",
      args: { exemption: t.arg({ type: exemptionInput, required: true, description: "What is asked for." }), ...when },
      resolve: (person, { exemption: written, ...dates }, context) => {
        const days = { from: dayOf(written.from, "exemption.from"), to: dayOf(written.to, "exemption.to") };
        const exemption = valid<Exemption>("exemptions", { ...written, ...days }, "exemption");
        return judge(person, { kind: "exemption", exemption }, dates, context);
      },
    }),
    mayMoveParticipation: t.field({
      ...asked,
      description: "Whether this participation may be moved to an earlier triennium on a day. Nothing is moved.",
      args: {
        participation,
        to: t.arg.string({ required: true, description: "The triennium it would go to, such as `2020-2022`." }),
        ...when,
      },
      resolve: (person, { participation: id, to, ...dates }, context) => {
        triennium(to, "to");
        return judge(person, { kind: "move", participation: id, to }, dates, context);
      },
    }),
    mayTagRadioprotection: t.field({
      ...asked,
      description: "Whether this participation may be tagged as radioprotection, by whom and how. Nothing is tagged.",
      args: {
        participation,
        by: t.arg({ type: tagAuthor, required: true, description: "Who would tag it." }),
        writtenRequest: t.arg.boolean({ description: "True when the Order is asked in writing." }),
        certificates: t.arg.boolean({ description: "True when copies of the certificates are given." }),
        ...when,
      },
      resolve: (person, { participation: id, by, writtenRequest, certificates, ...dates }, context) => {
        const how = { by, writtenRequest: writtenRequest === true, certificates: certificates === true };
        return judge(person, { kind: "radioprotection", participation: id, ...how }, dates, context);
      },
    }),
    mayCancelEnrolment: t.field({
      ...asked,
      description: "Whether this enrolment in an event may be cancelled on a day. Nothing is cancelled.",
      args: { enrolment: t.arg({ type: enrolmentInput, required: true, description: "The enrolment." }), ...when },
      resolve: (person, { enrolment: written, ...dates }, context) => {
        const days = {
          enrolledOn: dayOf(written.enrolledOn, "enrolment.enrolledOn"),
          closesOn: dayOf(written.closesOn, "enrolment.closesOn"),
          eventStart: dayOf(written.eventStart, "enrolment.eventStart"),
        };
        const enrolment = valid<Enrolment>("enrolments", { id: "EN-1", ...days }, "enrolment");
        return judge(person, { kind: "cancellation", enrolment }, dates, context);
      },
    }),
    mayCertifyDisability: t.field({
      ...asked,
      description: "Whether the person may certify the condition of disability in a triennium.",
      args: { triennium: t.arg.string({ required: true, description: "Such as `2023-2025`." }), ...when },
      resolve: (person, { triennium: of, ...dates }, context) => {
        triennium(of);
        return judge(person, { kind: "disability", triennium: of }, dates, context);
      },
    }),
    mayBeCompetentDoctor: t.field({
      ...asked,
      description: "Whether the person may declare to be mainly a competent doctor.",
      args: when,
      resolve: (person, dates, context) => judge(person, { kind: "competent-doctor" }, dates, context),
    }),
  };
});

builder.queryField("judgeEvent", (t) =>
  t.field({
    type: judgedEvent,
    description:
      "What the acts say of an event that a provider plans: admissible or not, credits, deadline of the report.",
    args: {
      event: t.arg({ type: plannedEventInput, required: true, description: "The event as it is planned." }),
      knownOn: t.arg({ type: "Date", description: "Acts published later are left out; today when it is left out." }),
      interpretations: t.arg({
        type: [interpretationChoice],
        description: "Readings other than those the acts choose.",
      }),
    },
    complexity: { field: 200, multiplier: 1 },
    resolve: async (_root, { event: written, knownOn, interpretations }, context) => {
      const event = eventWritten(written);
      const published = await programOf(context);
      const { judged, explain } = judgeEvent(published.program, event, {
        knownOn: dayOf(knownOn, "knownOn") ?? context.today,
        interpretations: chosenReadings(published, interpretations ?? []),
      });
      return { judged, computed: { explain } };
    },
  }),
);

builder.queryField("judgeTeachingSession", (t) =>
  t.field({
    type: judgedSession,
    description: "What the acts say of a session that somebody will teach: its credits.",
    args: {
      session: t.arg({ type: plannedSessionInput, required: true, description: "The session as it is planned." }),
      event: t.arg({ type: plannedEventInput, description: "Its event: some functions have a part of its credits." }),
      knownOn: t.arg({ type: "Date", description: "Acts published later are left out; today when it is left out." }),
      interpretations: t.arg({
        type: [interpretationChoice],
        description: "Readings other than those the acts choose.",
      }),
    },
    complexity: { field: 200, multiplier: 1 },
    resolve: async (_root, { session: written, event, knownOn, interpretations }, context) => {
      const held = { id: "TS-1", event: "EV-1", ...written, heldOn: dayOf(written.heldOn, "session.heldOn") };
      const session = valid<TeachingSession>("teachingSessions", held, "session");
      const published = await programOf(context);
      const { judged, explain } = judgeTeachingSession(
        published.program,
        session,
        event ? eventWritten(event) : undefined,
        {
          knownOn: dayOf(knownOn, "knownOn") ?? context.today,
          interpretations: chosenReadings(published, interpretations ?? []),
        },
      );
      return { judged, computed: { explain } };
    },
  }),
);

function eventWritten(written: typeof plannedEventInput.$inferInput): EventToBeAccredited {
  const days = {
    start: dayOf(written.start, "event.start"),
    end: dayOf(written.end, "event.end"),
    expiresOn: dayOf(written.expiresOn, "event.expiresOn"),
  };
  return valid<EventToBeAccredited>("events", { id: "EV-1", ...written, ...days }, "event");
}

interface Dates {
  readonly on?: WrittenDay | null | undefined;
  readonly knownOn?: WrittenDay | null | undefined;
  readonly interpretations?: readonly { readonly name: string; readonly option: string }[] | null | undefined;
}

async function judge(person: ProfessionalRow, request: HypotheticalRequest, dates: Dates, context: Context) {
  authorizeRead(context, "ledger");
  const on = dayOf(dates.on, "on") ?? context.today;
  const knownOn = dayOf(dates.knownOn, "knownOn") ?? context.today;
  const published = await programOf(context);
  const interpretations = chosenReadings(published, dates.interpretations ?? []);
  const record = await recordOf(person, context, { knownOn, as: "ledger" });
  const found = judgeRequest(published.program, record, request, { on, knownOn, interpretations });
  if (found === undefined) {
    const id = "participation" in request ? JSON.stringify(request.participation.slice(0, 80)) : "";
    const en = `${person.registryId} has no participation ${id} registered by ${knownOn}`;
    const it = `${person.registryId} non ha una partecipazione ${id} registrata entro il ${knownOn}`;
    throw badInput({ en, it }, "participation");
  }
  return { judged: found.judged, computed: { explain: found.explain } };
}

async function programOf(context: Context) {
  const published = await context.program();
  if (published === undefined)
    throw badInput({
      en: "no act has been published: there is nothing to judge with",
      it: "nessun atto è pubblicato: non c'è nulla con cui giudicare",
    });
  return published;
}

type Judgeable = "exemptions" | "enrolments" | "events" | "teachingSessions";

/** What is written passes the check of the interchange record, alone in its list; what is wrong is told by the name of the argument. */
function valid<Item>(list: Judgeable, written: object, argument: string): Item {
  const given = Object.entries(written).filter(([, value]) => value !== null && value !== undefined);
  const item = Object.fromEntries(given);
  const { problems } = validateRecord({ id: "P-1", [list]: [item] });
  const [first] = problems ?? [];
  if (first === undefined) return item as Item;
  const path = first.path.replace(`${list}[0]`, argument);
  throw badInput({ en: `\`${path}\`: ${first.message.en}`, it: `\`${path}\`: ${first.message.it}` }, path);
}
