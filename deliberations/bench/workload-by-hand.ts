/** Workload W written by hand on the same columns: what emitted code is measured against. Plain conditions, and masks instead of them. */
import type { Cohort, CohortTable, Integers } from "@delibera/rules-dsl/columnar";
import { plainColumn, plainOffsets } from "@delibera/rules-dsl/columnar";

export interface ByHand {
  readonly requirement: Int32Array;
  readonly counted: Int32Array;
  /** Radioprotection, competent doctor, compliant, insured: bits 0 to 3. */
  readonly met: Uint8Array;
}

export function newByHand(people: number): ByHand {
  return { requirement: new Int32Array(people), counted: new Int32Array(people), met: new Uint8Array(people) };
}

const firstDays = [17_167, 17_532, 17_897, 18_262] as const;

export function workloadByHand(cohort: Cohort, into: ByHand, first: number, last: number, masks: boolean): void {
  const [subject, suspensions, participations] = cohort.tables;
  if (!subject || !suspensions?.offsets || !participations?.offsets) throw new Error("not the cohort of the workload");
  const column = ({ rows, columns }: CohortTable, place: number): Integers => {
    const found = columns[place];
    if (!found) throw new Error("not the cohort of the workload");
    return plainColumn(found, rows).values;
  };
  const run = masks ? withMasks : plain;
  run({
    born: column(subject, 0) as Int16Array,
    enrolled: column(subject, 1) as Int16Array,
    before: column(subject, 2) as Int16Array,
    radiation: column(subject, 3) as Uint8Array,
    competent: column(subject, 4) as Uint8Array,
    from: column(suspensions, 0) as Int16Array,
    to: column(suspensions, 1) as Int16Array,
    study: column(suspensions, 2) as Uint8Array,
    suspended: plainOffsets(suspensions.offsets),
    day: column(participations, 0) as Int16Array,
    event: column(participations, 1) as Int32Array,
    credits: column(participations, 2) as Int16Array,
    role: column(participations, 3) as Uint8Array,
    recruited: column(participations, 4) as Uint8Array,
    radioprotection: column(participations, 5) as Uint8Array,
    discipline: column(participations, 6) as Uint8Array,
    rows: plainOffsets(participations.offsets),
    into,
    first,
    last,
  });
}

interface Columns {
  readonly born: Int16Array;
  readonly enrolled: Int16Array;
  readonly before: Int16Array;
  readonly radiation: Uint8Array;
  readonly competent: Uint8Array;
  readonly from: Int16Array;
  readonly to: Int16Array;
  readonly study: Uint8Array;
  readonly suspended: Int32Array;
  readonly day: Int16Array;
  readonly event: Int32Array;
  readonly credits: Int16Array;
  readonly role: Uint8Array;
  readonly recruited: Uint8Array;
  readonly radioprotection: Uint8Array;
  readonly discipline: Uint8Array;
  readonly rows: Int32Array;
  readonly into: ByHand;
  readonly first: number;
  readonly last: number;
}

/** In hundredths. Seventy years after a day are the same day of that year: 29 February falls back, and never matters for 1 January. */
function requirementOf(
  { born, enrolled, before, from, to, study, suspended }: Columns,
  person: number,
  yearOf: (day: number) => number,
): number {
  let required = 0;
  for (let year = 2017; year <= 2019; year++) {
    const start = firstDays[year - 2017] as number;
    const end = (firstDays[year - 2016] as number) - 1;
    const seventieth = yearOf(born[person] as number) + 70;
    const isFirstOfJanuary = isNewYear(born[person] as number);
    const active =
      (enrolled[person] as number) < year && (seventieth > year || (seventieth === year && !isFirstOfJanuary));
    if (!active) continue;
    let reduction = 0;
    let whole = false;
    for (let row = suspended[person] as number; row < (suspended[person + 1] as number); row++) {
      const low = Math.max(start, from[row] as number);
      const high = Math.min(end, to[row] as number);
      if (study[row] === 1 && low === start && high === end) whole = true;
      if (high >= low) reduction += 200 * Math.trunc((high - low + 1) / 15);
    }
    required += 5_000 - (whole ? 5_000 : Math.min(5_000, reduction));
  }
  const earned = before[person] as number;
  return Math.max(0, required - (earned >= 12_100 ? 3_000 : earned >= 8_000 ? 1_500 : 0));
}

const years = new Int16Array(65_536);
const newYears = new Uint8Array(65_536);
for (let year = 1900, day = -25_567; day < 32_768; year++) {
  const length = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
  newYears[day + 32_768] = 1;
  for (let each = 0; each < length && day < 32_768; each++) years[day++ + 32_768] = year;
}

function yearOfDay(day: number): number {
  return years[day + 32_768] as number;
}

function isNewYear(day: number): boolean {
  return newYears[day + 32_768] === 1;
}

const taughtEvents = new Int32Array(64);
const taughtCredits = new Int32Array(64);

function plain(columns: Columns): void {
  const { day, event, credits, role, recruited, radioprotection, discipline, rows, first, last } = columns;
  for (let person = first; person < last; person++) {
    let [learner, sponsored, alone, radiation, occupational, taught] = [0, 0, 0, 0, 0, 0];
    for (let row = rows[person] as number, end = rows[person + 1] as number; row < end; row++) {
      const date = day[row] as number;
      if (date < 17_167 || date > 18_261) continue;
      const amount = credits[row] as number;
      if (radioprotection[row] === 1) radiation += amount;
      if (discipline[row] === 57) occupational += amount;
      if (role[row] === 0) {
        if (recruited[row] === 1) sponsored += amount;
        else learner += amount;
      } else if (role[row] === 2) alone += amount;
      else taught = teach(event[row] as number, amount, taught);
    }
    finish(columns, person, { learner, sponsored, alone, radiation, occupational, teaching: teaching(taught) });
  }
}

function withMasks(columns: Columns): void {
  const { day, event, credits, role, recruited, radioprotection, discipline, rows, first, last } = columns;
  for (let person = first; person < last; person++) {
    let learner = 0;
    let sponsored = 0;
    let alone = 0;
    let radiation = 0;
    let occupational = 0;
    let taught = 0;
    for (let row = rows[person] as number, end = rows[person + 1] as number; row < end; row++) {
      const date = day[row] as number;
      const inside = ((17_166 - date) & (date - 18_262)) >> 31;
      const amount = (credits[row] as number) & inside;
      const kind = role[row] as number;
      const byLearner = amount & ((kind - 1) >> 31);
      const bySponsor = byLearner & -(recruited[row] as number);
      sponsored = (sponsored + bySponsor) | 0;
      learner = (learner + byLearner - bySponsor) | 0;
      alone = (alone + (amount & -(kind >> 1))) | 0;
      radiation = (radiation + (amount & -(radioprotection[row] as number))) | 0;
      const other = (discipline[row] as number) ^ 57;
      occupational = (occupational + (amount & ((other - 1) >> 31))) | 0;
      if (kind === 1 && inside !== 0) taught = teach(event[row] as number, amount, taught);
    }
    finish(columns, person, { learner, sponsored, alone, radiation, occupational, teaching: teaching(taught) });
  }
}

function teach(event: number, amount: number, taught: number): number {
  for (let place = 0; place < taught; place++) {
    if (taughtEvents[place] !== event) continue;
    taughtCredits[place] = (taughtCredits[place] as number) + amount;
    return taught;
  }
  taughtEvents[taught] = event;
  taughtCredits[taught] = amount;
  return taught + 1;
}

function teaching(taught: number): number {
  let sum = 0;
  for (let place = 0; place < taught; place++) sum += Math.min(5_000, taughtCredits[place] as number);
  return sum;
}

interface Sums {
  readonly learner: number;
  readonly sponsored: number;
  readonly alone: number;
  readonly radiation: number;
  readonly occupational: number;
  readonly teaching: number;
}

function finish(
  columns: Columns,
  person: number,
  { learner, sponsored, alone, radiation, occupational, teaching: taught }: Sums,
): void {
  const { into, radiation: shares, competent } = columns;
  const required = requirementOf(columns, person, yearOfDay);
  const sponsors = Math.min(sponsored, Math.trunc(required / 3));
  const others = Math.min(Math.min(alone, Math.trunc(required / 5)) + taught, Math.trunc((required * 3) / 5));
  const counted = learner + sponsors + others;
  into.requirement[person] = required;
  into.counted[person] = counted;
  const radiationMet = radiation * 100 >= required * (shares[person] as number) ? 1 : 0;
  const doctorMet = competent[person] === 0 || occupational * 10 >= required * 7 ? 2 : 0;
  into.met[person] = radiationMet | doctorMet | (counted >= required ? 4 : 0) | (counted * 10 >= required * 7 ? 8 : 0);
}
