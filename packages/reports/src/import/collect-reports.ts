/**
 * Turns report items into staged rows and refusals, one batch after the other. A report whose event is malformed is refused as a
 * whole; its people are still looked at, so that everything wrong is told at once. Holds as much as was not taken yet.
 */
import type { Hash } from "node:crypto";
import { createHash } from "node:crypto";
import type { ParticipationRole } from "@delibera/database";
import type { StagedRefusal, StagedReport } from "@delibera/database/reports";
import { participantRow } from "@delibera/database/reports";
import type { CodedProfession, ParticipantValues, Refuse, ReportValues } from "../form/check-form.ts";
import {
  shown,
  tenths,
  wellFormedParticipant,
  wellFormedProfessions,
  wellFormedReport,
  wholeNumber,
} from "../form/check-form.ts";
import type { OpenedReport, ReportedParticipant, ReportItem } from "../form/report-item.ts";
import type { CodeLists } from "./code-lists.ts";
import { formatOf, kindOf } from "./event-kinds.ts";

/** A report of the batch, without what the rules say of it. */
export type CollectedReport = Omit<StagedReport, "dueOn"> & { readonly kind: string | undefined };

export interface Collected {
  readonly reports: readonly CollectedReport[];
  /** People of these reports, and of the one that is open, as rows for COPY. */
  readonly rows: string;
  readonly refusals: readonly StagedRefusal[];
  /** Reports whose event is malformed, which cannot be staged, and the people in them. */
  readonly unstaged: { readonly refused: number; readonly participants: number };
}

export interface Collector {
  /** Whether the item ended a report. A `broken` item is not for the collector. */
  take(item: Exclude<ReportItem, { kind: "broken" }>): boolean;
  /** What was collected since the last time; a report that is open goes on. */
  taken(): Collected;
  /** Characters that wait, about. */
  waiting(): number;
  /** People of whole reports and of the open one since the last `startBatch`. */
  readonly participants: () => number;
  /** Whether the report that is about to begin needs a batch of its own, because this batch tells of its event already. */
  clashes(item: OpenedReport): boolean;
  /** Forgets which events the batch holds. */
  startBatch(): void;
  /** Leaves the open report, which has no end, out of what is collected, and gives its number. */
  abandon(): number | undefined;
  /** The event of the report that is open. */
  openEvent(): string | undefined;
}

interface Open {
  readonly report: number;
  readonly line: number;
  readonly event: string;
  readonly edition: number | undefined;
  readonly values: ReportValues | undefined;
  readonly hash: Hash;
  /** Content that the hash has not seen yet: many short pieces cost more than one long one. */
  unhashed: string;
  participants: number;
}

export function newCollector(codes: CodeLists, registeredOn: string): Collector {
  let reports: CollectedReport[] = [];
  let rows: string[] = [];
  let refusals: StagedRefusal[] = [];
  let unstaged = { refused: 0, participants: 0 };
  let [waiting, participants, number] = [0, 0, 0];
  let open: Open | undefined;
  const events = new Map<string, string>();

  const refuseAt =
    (line: number): Refuse =>
    (reason, parameters = {}) => {
      waiting += 200;
      const { report = 0, event = "", edition } = open ?? {};
      refusals.push({ report, line, event, edition, reason, parameters });
    };

  const begin = ({ line, values }: OpenedReport) => {
    const event = shown(values["cod_evento"] ?? "");
    const edition = /^\d{1,3}$/.test(values["cod_edi"] ?? "1") ? wholeNumber(values["cod_edi"] ?? "1") : undefined;
    open = {
      report: ++number,
      line,
      event,
      edition,
      values: undefined,
      hash: createHash("sha256"),
      unhashed: "",
      participants: 0,
    };
    const refuse = refuseAt(line);
    const fine = wellFormedReport(values, refuse);
    if (fine === undefined) return;
    const { data_ini: start = "", data_fine: end = "", cod_obi: objective = "" } = fine;
    if (end < start) refuse("ends-before-start", { start, end });
    if (!codes.objectives.has(wholeNumber(objective))) refuse("objective-unknown", { found: objective });
    if (formatOf(fine) === undefined) {
      refuse("format-unclear");
      return;
    }
    open = { ...open, values: fine };
    events.set(keyOf(values), headOf(values));
    events.set(eventOf(values), headOf(values));
    open.unhashed = canonicalReport(fine);
  };

  const look = (item: ReportedParticipant) => {
    participants++;
    if (open === undefined) return;
    open.participants++;
    const refuse = refuseAt(item.line);
    const values = wellFormedParticipant(item.values, refuse);
    const professions = wellFormedProfessions(item.professions, refuse);
    if (professions !== undefined) refuseUnknown(professions, codes, refuse);
    if (values === undefined || professions === undefined) return;
    open.unhashed += canonicalParticipant(values, professions);
    if (open.unhashed.length > 10_000) {
      open.hash.update(open.unhashed);
      open.unhashed = "";
    }
    if (open.values === undefined) return;
    compareWithEvent(values, open.values, registeredOn, refuse);
    for (const { profession, disciplines } of professions) {
      const row = participantRow({
        report: open.report,
        line: item.line,
        profession,
        disciplines,
        fiscalCode: (values.cod_fisc ?? "").toUpperCase(),
        role: roles[values.ruolo ?? ""] ?? "learner",
        credits: values.cred_acq ?? "",
        recruited: values.part_reclutato === "1",
        acquiredOn: values.data_acq ?? "",
      });
      rows.push(row);
      waiting += row.length;
    }
  };

  const end = () => {
    if (open === undefined) return;
    const { values, hash, report, line, event, edition = 1 } = open;
    if (open.participants === 0) refuseAt(line)("no-participants");
    if (values === undefined || open.participants === 0) {
      unstaged = { refused: unstaged.refused + 1, participants: unstaged.participants + open.participants };
    } else {
      const contentHash = `sha256:${hash.update(open.unhashed).digest("hex")}`;
      reports.push({
        report,
        line,
        event,
        edition,
        ...eventOfReport(values),
        contentHash,
        participants: open.participants,
      });
      waiting += 500;
    }
    open = undefined;
  };

  return {
    take(item) {
      switch (item.kind) {
        case "report":
          begin(item);
          return false;
        case "participant":
          look(item);
          return false;
        case "mistake":
          refuseAt(item.line)(item.reason, item.parameters);
          return false;
        case "end":
          end();
          return true;
      }
    },
    taken() {
      const collected = { reports, rows: rows.join(""), refusals, unstaged };
      [reports, rows, refusals, unstaged, waiting] = [[], [], [], { refused: 0, participants: 0 }, 0];
      return collected;
    },
    waiting: () => waiting,
    participants: () => participants,
    clashes: ({ values }) => {
      const head = events.get(eventOf(values));
      return events.has(keyOf(values)) || (head !== undefined && head !== headOf(values));
    },
    startBatch() {
      events.clear();
      participants = 0;
    },
    abandon() {
      const cut = open?.report;
      if (cut === undefined) return undefined;
      refusals = refusals.filter(({ report }) => report !== cut);
      open = undefined;
      return cut;
    },
    openEvent: () => open?.event,
  };
}

// Two reports of the same edition cannot be in one batch, nor two that tell the same event differently: the second is compared
// with what the first has written.
const eventOf = (values: OpenedReport["values"]) => values["cod_evento"] ?? "";
const keyOf = (values: OpenedReport["values"]) => `${eventOf(values)}\n${wholeNumber(values["cod_edi"] ?? "1")}`;
const headOf = ({ cod_org, tipo_form, cod_obi, cod_tipologia_form }: OpenedReport["values"]) =>
  JSON.stringify([cod_org, tipo_form, cod_obi, cod_tipologia_form]);

/** The letters' meanings are partly deduced (see `rapporto-evento.xsd`). */
const roles: Readonly<Record<string, ParticipationRole>> = { P: "learner", T: "tutor", D: "teacher", R: "speaker" };

function eventOfReport(values: ReportValues) {
  const kind = kindOf(values);
  return {
    kind,
    provider: values.cod_org ?? "",
    format: formatOf(values) ?? ("RES" as const),
    objective: wholeNumber(values.cod_obi ?? ""),
    research: kind === "research",
    startsOn: values.data_ini ?? "",
    endsOn: values.data_fine ?? "",
    hours: wholeNumber(values.ore ?? ""),
    credits: values.crediti ?? "",
    header: { ...values },
  };
}

function refuseUnknown(professions: readonly CodedProfession[], codes: CodeLists, refuse: Refuse): void {
  for (const { profession, disciplines } of professions) {
    const known = codes.professions.get(profession);
    if (known === undefined) refuse("profession-unknown", { found: String(profession) });
    else
      for (const discipline of disciplines)
        if (!known.has(discipline))
          refuse("discipline-unknown", { found: String(discipline), profession: String(profession) });
  }
}

function compareWithEvent(values: ParticipantValues, event: ReportValues, day: string, refuse: Refuse): void {
  const { data_acq: found = "", cred_acq: credits = "", ruolo } = values;
  const { data_ini: start = "", data_fine: end = "", crediti: most = "" } = event;
  if (found < start || found > end) refuse("outside-event", { found, start, end });
  if (found > day) refuse("in-the-future", { found, day });
  // What an event gives is what a learner gets; who teaches is paid by the session.
  if (ruolo === "P" && credits !== most && tenths(credits) > tenths(most))
    refuse("above-event", { found: credits, most });
}

/** The content, whatever its format: a separator that no field can hold, defaults written out, numbers without leading zeros. */
function canonicalReport(values: ReportValues): string {
  const { cod_edi = "1", modulo_fad = "0", modulo_fsc = "0", modulo_res = "0" } = values;
  const complete: ReportValues = { ...values, cod_edi, modulo_fad, modulo_fsc, modulo_res };
  const names = Object.keys(complete).sort() as (keyof ReportValues)[];
  const written = names.map((name) => {
    const value = complete[name] ?? "";
    return `${name}=${numbers.has(name) ? plainNumber(value) : value}`;
  });
  return `${written.join("\t")}\n`;
}

const numbers: ReadonlySet<string> = new Set(["cod_edi", "crediti", "ore", "cod_obi", "num_part"]);

function canonicalParticipant(values: ParticipantValues, professions: readonly CodedProfession[]): string {
  const {
    cod_fisc = "",
    nome,
    cognome,
    ruolo,
    lib_dip,
    part_reclutato,
    sponsor = "",
    cred_acq = "",
    data_acq,
  } = values;
  const coded = professions.map(({ profession, disciplines }) => `${profession}:${disciplines.join(",")}`).join(" ");
  return `${cod_fisc.toUpperCase()}\t${nome}\t${cognome}\t${ruolo}\t${lib_dip}\t${part_reclutato}\t${sponsor}\t${plainNumber(cred_acq)}\t${data_acq}\t${coded}\n`;
}

function plainNumber(value: string): string {
  return value.replace(/^0+(?=\d)/, "");
}
