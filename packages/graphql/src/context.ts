/** What a resolver is given: the database, the day, the program in force, and loads shared within one operation. */
import type { PublishedProgram } from "@delibera/acts";
import { currentProgram } from "@delibera/acts";
import type { Database, Db } from "@delibera/database";
import type { ReportTally } from "@delibera/database/reports";
import type { AuditTrail, Viewer } from "@delibera/identity";
import { isPseudonymous } from "@delibera/identity";
import type { ProfessionalRecord } from "@delibera/ledger";
import { recordsOf, recordsUnderPseudonym } from "@delibera/ledger";
import DataLoader from "dataloader";
import type { Live } from "./live.ts";
import type { ContactRow } from "./reads/contacts.ts";
import { contactsOf } from "./reads/contacts.ts";
import type { DossierRow } from "./reads/dossiers.ts";
import { dossierRowsOf } from "./reads/dossiers.ts";
import type { DraftRow, StepRow, ThreadRow } from "./reads/drafts.ts";
import { draftsById, draftTexts, stepsOf, threadsOf } from "./reads/drafts.ts";
import type { EmploymentRow } from "./reads/employments.ts";
import { employmentsOf } from "./reads/employments.ts";
import type { EnrolmentRow, WindowRow, WorkingProfileRow } from "./reads/enrolments.ts";
import { enrolmentsOf, windowsOf, workingProfilesOf } from "./reads/enrolments.ts";
import type { EditionRow, EventRow } from "./reads/events.ts";
import { editionsOf, eventsById } from "./reads/events.ts";
import type { KeptCohortRow, KeptCohortStepRow } from "./reads/kept-cohorts.ts";
import { keptCohortStepsOf, keptCohortsById } from "./reads/kept-cohorts.ts";
import type { ToldEdition } from "./reads/newsletters.ts";
import { newslettersOf } from "./reads/newsletters.ts";
import type { DisclosureRow, RatingsRow } from "./reads/opinions.ts";
import { disclosuresOf, ratingsOf } from "./reads/opinions.ts";
import type { List, Slice } from "./reads/page.ts";
import type { Owner, OwnerOf, ParticipationFilter, ParticipationRow } from "./reads/participation-pages.ts";
import { movesOf, participationCounts, participationsOfEach } from "./reads/participations.ts";
import type { ProfessionalRow } from "./reads/professionals.ts";
import { disciplineNames, professionalsById } from "./reads/professionals.ts";
import type { ProviderContactRow } from "./reads/provider-contacts.ts";
import { providerContactsOf } from "./reads/provider-contacts.ts";
import type { Reader } from "./reads/reader.ts";
import type { RefusalRow, ReportImportRow, ReportImportStepRow } from "./reads/report-imports.ts";
import {
  refusalCounts,
  refusalsOfEach,
  reportImportStepsOf,
  reportImportsById,
  reportTalliesOf,
} from "./reads/report-imports.ts";
import type { ReportRow } from "./reads/reports.ts";
import { knownSince, reportsOf } from "./reads/reports.ts";
import type { RequestRow } from "./reads/requests.ts";
import { requestsOf } from "./reads/requests.ts";
import type { SimulationOutcome, SimulationRow, SimulationStepRow } from "./reads/simulations.ts";
import { simulationOutcomes, simulationStepsOf, simulationsById } from "./reads/simulations.ts";
import type { LeftOut, YearlyCredits } from "./reads/yearly-credits.ts";
import { leftOutOfYears, yearlyCreditsOf } from "./reads/yearly-credits.ts";

export interface Context extends Reader {
  /** Reads and writes through the transaction of the operation, within the rows of the viewer. */
  readonly database: Database;
  readonly db: Db;
  /** Who asks. */
  readonly viewer: Viewer;
  /** Takes note of what is read and changed of other people. */
  readonly audit: AuditTrail;
  /** The civil date of the server, `YYYY-MM-DD`. */
  readonly today: string;
  /** The program in force, read at most once in an operation; undefined until acts are published. */
  readonly program: () => Promise<PublishedProgram | undefined>;
  /** By registry id; undefined where there is nobody. */
  readonly professionals: DataLoader<string, ProfessionalRow | undefined>;
  /** By registry id; undefined where there is no such event. */
  readonly events: DataLoader<string, EventRow | undefined>;
  /** By the number of the event's row. */
  readonly editions: DataLoader<number, readonly EditionRow[]>;
  /** The triennium a participation was moved to, by the number of its row. */
  readonly moves: DataLoader<number, string | undefined>;
  /** The participations of one owner; what several owners are asked alike is read in one statement. */
  readonly participationsOf: (of: OwnerOf, filter: ParticipationFilter) => List<ParticipationRow>;
  /** When enrolment is open, by the number of the edition's row. */
  readonly windows: DataLoader<number, WindowRow | undefined>;
  /** What the provider reported, by the number of the edition's row. */
  readonly reports: DataLoader<number, ReportRow | undefined>;
  /** Since when the registry knows of a person's participation, by `person/edition`, the numbers of the rows. */
  readonly known: DataLoader<string, string | undefined>;
  /** The secret of the tokens for ratings, read before anybody asked as somebody. */
  readonly ratingSecret: () => Promise<Uint8Array>;
  /** What each person asked, by the number of the row. */
  readonly requests: DataLoader<number, readonly RequestRow[]>;
  /** By the number of the person's row. */
  readonly contacts: DataLoader<number, ContactRow | undefined>;
  /** By the provider's registry id. */
  readonly providerContacts: DataLoader<string, ProviderContactRow | undefined>;
  /** For whom people work, by the number of the person's row. */
  readonly employments: DataLoader<number, readonly EmploymentRow[]>;
  /** By the number of the person's row. */
  readonly dossiers: DataLoader<number, readonly DossierRow[]>;
  /** Events that the newsletter tells, by the number of the person's row. */
  readonly newsletters: DataLoader<number, readonly ToldEdition[]>;
  /** Credits of national providers, by the number of the person's row. */
  readonly yearlyCredits: DataLoader<number, readonly YearlyCredits[]>;
  /** What those leave out, by the number of the person's row. */
  readonly leftOutOfYears: DataLoader<number, LeftOut>;
  /** By the number of the person's row. */
  readonly enrolments: DataLoader<number, readonly EnrolmentRow[]>;
  /** By the number of the person's row. */
  readonly workingProfiles: DataLoader<number, readonly WorkingProfileRow[]>;
  /** By the number of the event's row; undefined where fewer than five rated it. */
  readonly ratings: DataLoader<number, RatingsRow | undefined>;
  /** By the number of the event's row. */
  readonly disclosures: DataLoader<number, DisclosureRow | undefined>;
  /** By `profession/code`. */
  readonly disciplineNames: DataLoader<string, string | undefined>;
  /** By id; undefined where there is none, or the viewer may not see it. */
  readonly drafts: DataLoader<string, DraftRow | undefined>;
  /** The text of a revision, by the number of its row. */
  readonly draftTexts: DataLoader<number, string>;
  /** By the number of the draft's row. */
  readonly draftSteps: DataLoader<number, readonly StepRow[]>;
  /** By the number of the draft's row. */
  readonly draftThreads: DataLoader<number, readonly ThreadRow[]>;
  /** By id; undefined where there is none that the viewer may know of. */
  readonly reportImports: DataLoader<string, ReportImportRow | undefined>;
  /** By the number of the upload's row. */
  readonly reportImportSteps: DataLoader<number, readonly ReportImportStepRow[]>;
  /** By the number of the upload's row. */
  readonly reportTallies: DataLoader<number, ReportTally>;
  /** Why reports of a file were refused, by the number of the upload's row. */
  readonly reportRefusals: (row: number) => List<RefusalRow>;
  /** By id; undefined where there is none that the viewer asked for. */
  readonly simulations: DataLoader<string, SimulationRow | undefined>;
  /** By the number of the simulation's row. */
  readonly simulationSteps: DataLoader<number, readonly SimulationStepRow[]>;
  /** By the number of the simulation's row. */
  readonly simulationOutcomes: DataLoader<number, SimulationOutcome>;
  /** By id; undefined where there is none that the viewer had taken. */
  readonly keptCohorts: DataLoader<string, KeptCohortRow | undefined>;
  /** By the number of the cohort's row. */
  readonly keptCohortSteps: DataLoader<number, readonly KeptCohortStepRow[]>;
  /** Where something is watched: what the source of events looks through. */
  readonly live?: Live;
  /** Records as known on a date; without a date, everything known. */
  readonly records: (knownOn?: string) => DataLoader<string, ProfessionalRecord | undefined>;
  /** What was read is read again: a change makes it old. */
  readonly forget: () => void;
}

interface Asking extends Reader {
  readonly database: Database;
  readonly audit: AuditTrail;
  readonly ratingSecret: () => Promise<Uint8Array>;
}

/** A context for one operation; never share it between two. */
export function contextFor({ database, audit, ...reader }: Asking): Context {
  const { db, viewer } = reader;
  const within = { ...database, db };
  const records = isPseudonymous(viewer) ? recordsUnderPseudonym : recordsOf;
  const made: { clearAll(): unknown }[] = [];
  const loader: NewLoader = (load) => {
    const found = new DataLoader(load);
    made.push(found);
    return found;
  };
  return {
    ...reader,
    database: within,
    audit,
    program: once(() => currentProgram(database, db)),
    professionals: loader((ids: readonly string[]) => professionalsById(reader, ids)),
    events: loader((ids: readonly string[]) => eventsById(db, ids)),
    editions: loader((rows: readonly number[]) => editionsOf(db, rows)),
    moves: loader((rows: readonly number[]) => movesOf(db, rows)),
    windows: loader((rows: readonly number[]) => windowsOf(db, rows)),
    reports: loader((rows: readonly number[]) => reportsOf(db, rows)),
    known: loader((keys: readonly string[]) => knownSince(db, keys)),
    requests: loader((rows: readonly number[]) => requestsOf(reader, rows)),
    contacts: loader((rows: readonly number[]) => contactsOf(db, rows)),
    providerContacts: loader((ids: readonly string[]) => providerContactsOf(db, ids)),
    employments: loader((rows: readonly number[]) => employmentsOf(db, rows)),
    dossiers: loader((rows: readonly number[]) => dossierRowsOf(db, rows)),
    newsletters: loader((rows: readonly number[]) => newslettersOf(reader, rows)),
    yearlyCredits: loader((rows: readonly number[]) => yearlyCreditsOf(db, rows)),
    leftOutOfYears: loader((rows: readonly number[]) => leftOutOfYears(db, rows)),
    enrolments: loader((rows: readonly number[]) => enrolmentsOf(db, rows)),
    workingProfiles: loader((rows: readonly number[]) => workingProfilesOf(db, rows)),
    ratings: loader((rows: readonly number[]) => ratingsOf(db, rows)),
    disclosures: loader((rows: readonly number[]) => disclosuresOf(db, rows)),
    participationsOf: participationsOf(reader, loader),
    disciplineNames: loader((keys: readonly string[]) => disciplineNames(db, keys)),
    drafts: loader((ids: readonly string[]) => draftsById(reader, ids)),
    draftTexts: loader((rows: readonly number[]) => draftTexts(db, rows)),
    draftSteps: loader((rows: readonly number[]) => stepsOf(db, rows)),
    draftThreads: loader((rows: readonly number[]) => threadsOf(db, rows)),
    reportImports: loader((ids: readonly string[]) => reportImportsById(reader, ids)),
    reportImportSteps: loader((rows: readonly number[]) => reportImportStepsOf(db, rows)),
    reportTallies: loader((rows: readonly number[]) => reportTalliesOf(db, rows)),
    reportRefusals: reportRefusalsOf(db, loader),
    simulations: loader((ids: readonly string[]) => simulationsById(reader, ids)),
    simulationSteps: loader((rows: readonly number[]) => simulationStepsOf(db, rows)),
    simulationOutcomes: loader((rows: readonly number[]) => simulationOutcomes(db, rows)),
    keptCohorts: loader((ids: readonly string[]) => keptCohortsById(reader, ids)),
    keptCohortSteps: loader((rows: readonly number[]) => keptCohortStepsOf(db, rows)),
    records: onePer((knownOn?: string) => loader((ids: readonly string[]) => records(within, ids, knownOn))),
    forget() {
      for (const each of made) each.clearAll();
    },
  };
}

type NewLoader = <Key, Value>(load: DataLoader.BatchLoadFn<Key, Value>) => DataLoader<Key, Value>;

function participationsOf(reader: Reader, loader: NewLoader): Context["participationsOf"] {
  const pages = onePer((alike: string) =>
    loader((rows: readonly number[]) => {
      const { owner, filter, slice } = JSON.parse(alike) as Alike & { slice: Slice };
      return participationsOfEach(reader, owner, rows, filter, slice);
    }),
  );
  const counts = onePer((alike: string) =>
    loader((rows: readonly number[]) => {
      const { owner, filter } = JSON.parse(alike) as Alike;
      return participationCounts(reader, owner, rows, filter);
    }),
  );
  return (of, filter) => ({
    async rows(slice) {
      const found = await pages(JSON.stringify({ owner: of.kind, filter, slice })).load(of.row);
      return of.kind === "event" ? found : found.map((each) => ({ ...each, professional: of.registryId }));
    },
    count: () => counts(JSON.stringify({ owner: of.kind, filter })).load(of.row),
  });
}

function reportRefusalsOf(db: Db, loader: NewLoader): Context["reportRefusals"] {
  const pages = onePer((slice: string) =>
    loader((rows: readonly number[]) => refusalsOfEach(db, rows, JSON.parse(slice) as Slice)),
  );
  const counts = loader((rows: readonly number[]) => refusalCounts(db, rows));
  return (row) => ({ rows: (slice) => pages(JSON.stringify(slice)).load(row), count: () => counts.load(row) });
}

interface Alike {
  readonly owner: Owner;
  readonly filter: ParticipationFilter;
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

function onePer<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
