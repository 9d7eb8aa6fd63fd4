/** Random people of the interchange format, close to the points where the law of 2017-2019 cuts; they shrink to small records. */
import fc from "fast-check";
import { day, writtenDay } from "./by-the-book/calendar.ts";
import type { Activity, Exemption, Participation, Person, Position, Registration } from "./by-the-book/person.ts";

const cuts = [
  ...["2016-12-31", "2017-01-01", "2017-07-01", "2017-12-17", "2017-12-18", "2017-12-30", "2017-12-31"],
  ...["2018-01-01", "2018-01-02", "2018-01-14", "2018-01-15", "2018-02-16", "2018-03-01", "2018-06-30", "2018-07-01"],
  ...["2018-07-02", "2018-10-01", "2018-10-02", "2018-11-01", "2018-12-31", "2019-01-01", "2019-07-01", "2019-10-01"],
  ...["2019-12-17", "2019-12-31", "2020-01-01"],
];

const dateBetween = (from: string, to: string) => fc.integer({ min: day(from), max: day(to) }).map(writtenDay);

export const date = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...cuts) },
  { weight: 1, arbitrary: dateBetween("2016-10-01", "2020-02-29") },
);

/** In steps of a tenth, around the amounts where a limit bites. */
const credits = fc.oneof(
  fc.constantFrom("0.1", "5.0", "10.0", "12.5", "24.9", "25.0", "25.1", "29.9", "30.0", "49.9", "50.0"),
  fc.integer({ min: 1, max: 500 }).map((tenths) => `${Math.trunc(tenths / 10)}.${tenths % 10}`),
);

const registrations: fc.Arbitrary<readonly Registration[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("1995-03-12", "2016-12-31").map(enrolled) },
  {
    weight: 4,
    arbitrary: fc.constantFrom("2017-01-01", "2017-05-20", "2018-01-01", "2018-12-31", "2019-09-03").map(enrolled),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [...enrolled("1995-03-12"), { kind: "cancellation", resolvedOn: "2003-05-01" } as const],
      [
        ...enrolled("1995-03-12"),
        { kind: "cancellation", resolvedOn: "2003-05-01" } as const,
        { kind: "reenrolment", resolvedOn: "2016-12-31" } as const,
      ],
    ),
  },
);

function enrolled(resolvedOn: string): readonly Registration[] {
  return [{ kind: "first", resolvedOn }];
}

const lengths = fc.oneof(
  fc.constantFrom(1, 14, 15, 16, 29, 30, 31, 91, 92, 181, 182, 183, 364, 365, 366, 546, 547),
  fc.integer({ min: 1, max: 1500 }),
);

interface Span {
  readonly from: string;
  readonly to: string;
}

const span: fc.Arbitrary<Span> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(date, lengths).map(([from, length]) => lasting(from, length)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(2017, 2018, 2019).map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31` })),
  },
);

function lasting(from: string, length: number): Span {
  return { from, to: writtenDay(day(from) + length - 1) };
}

/** One to three periods: apart, touching, with a day between them or in common; the last may be open. */
const spans: fc.Arbitrary<readonly Pick<Exemption, "from" | "to">[]> = fc
  .tuple(
    span,
    fc.array(fc.tuple(fc.constantFrom(0, 1, 2, 40), lengths), { maxLength: 2 }),
    fc.constantFrom(false, false, false, true),
  )
  .map(([first, others, isOpen]) => {
    const all = [first];
    for (const [gap, length] of others) {
      const end = day((all.at(-1) ?? first).to);
      all.push(lasting(writtenDay(end + gap), length));
    }
    return all.map(({ from, to }, index) => (isOpen && index === all.length - 1 ? { from } : { from, to }));
  });

const request = {
  requestedOn: fc.option(fc.constantFrom("2018-12-31", "2019-01-01", "2019-02-10", "2020-01-15"), { nil: undefined }),
};

export const leave: fc.Arbitrary<readonly Exemption[]> = fc
  .tuple(
    spans,
    fc.array(fc.constantFrom("illness", "maternity", "unlisted", "phd"), { minLength: 3, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([periods, reasons, isOneReason]) =>
    periods.map((period, index) => ({
      kind: "esenzione",
      reason: reasons[isOneReason ? 0 : index] ?? "illness",
      ...period,
    })),
  );

export const study: fc.Arbitrary<readonly Exemption[]> = fc
  .record(
    {
      spans,
      reason: fc.constantFrom("phd", "master", "postgraduate", "other-university", "management", "unlisted", "mission"),
      universityCreditsPerYear: fc.constantFrom(59, 60),
      legalYears: fc.constantFrom(1, 2, 3),
      attributedYear: fc.constantFrom(2017, 2018, 2019),
      ...request,
    },
    { requiredKeys: ["spans", "reason", "universityCreditsPerYear"] },
  )
  .map(({ spans: periods, ...rest }) =>
    periods.map((period) => withoutAbsent({ kind: "esonero" as const, ...rest, ...period })),
  );

/** Mostly none: where it goes and when, around the last days of the windows. */
const moved = fc.option(
  fc.record({
    to: fc.constantFrom("2011-2013", "2014-2016", "2014-2016", "2017-2019", "2017-2019", "2020-2022"),
    on: fc.constantFrom("2018-06-30", "2020-03-01", "2021-12-31", "2022-06-30", "2022-07-01"),
  }),
  { freq: 4, nil: undefined },
);

const roles = fc.constantFrom("learner", "learner", "teacher", "speaker", "tutor");
const recruited = fc.option(fc.boolean(), { nil: undefined });
const edition = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined });

export const participations: fc.Arbitrary<readonly Omit<Participation, "id">[]> = fc
  .oneof(
    {
      weight: 2,
      arbitrary: fc.array(
        fc.record({
          event: fc.constantFrom("EV-1", "EV-2", "EV-3", undefined),
          edition,
          role: roles,
          acquiredOn: date,
          credits,
          recruited,
          moved,
        }),
        { maxLength: 10 },
      ),
    },
    { weight: 1, arbitrary: fc.array(editionsOfOneEvent(), { maxLength: 6 }) },
  )
  .map((list) => list.map((each) => withoutAbsent(each)));

function editionsOfOneEvent() {
  const acquiredOn = fc.constantFrom("2017-12-31", "2018-01-01", "2018-03-01", "2018-05-10", "2018-10-01");
  return fc.record({ event: fc.constant("EV-1"), edition, role: roles, acquiredOn, credits, recruited, moved });
}

const activity: fc.Arbitrary<Activity> = fc.oneof(
  fc.record({
    kind: fc.constant("publication"),
    acquiredOn: date,
    authorship: fc.constantFrom("first", "last", "only", "other"),
  }),
  fc.record({ kind: fc.constant("trial"), span }).map(({ kind, span: { from, to } }) => ({ kind, from, to })),
  fc.record({
    kind: fc.constant("tutoring"),
    acquiredOn: date,
    hours: fc.constantFrom(0, 14, 15, 29, 30, 44, 45, 600),
    teachingAssignment: fc.boolean(),
  }),
  fc
    .record(
      {
        kind: fc.constant("abroad"),
        acquiredOn: date,
        body: fc.constantFrom("leef", "other"),
        credits: fc.constantFrom("7.5", "20.0", "49.9", "50.0", "50.1", "60.0"),
        hours: fc.constantFrom(0, 12, 15, 49, 50, 51, 70),
        distance: fc.boolean(),
      },
      { requiredKeys: ["kind", "acquiredOn", "body"] },
    )
    .map(withoutAbsent),
  fc.record({
    kind: fc.constant("self-study"),
    acquiredOn: date,
    hours: fc.constantFrom(0, 1, 10, 15, 16, 24, 29, 30, 31, 100),
  }),
) as fc.Arbitrary<Activity>;

const acquiredBefore = ["0", "79.9", "80.0", "120.0", "120.1", "120.9", "121.0", "150.0", "150.1", "400.0"];

const positions: fc.Arbitrary<readonly Position[]> = fc.oneof(
  fc.constant([]),
  fc
    .record(
      {
        triennium: fc.constant("2014-2016"),
        acquired: fc.constantFrom(...acquiredBefore),
        individualDossierSatisfied: fc.boolean(),
      },
      { requiredKeys: ["triennium", "acquired"] },
    )
    .map((position) => [position]),
);

export const person: fc.Arbitrary<Person> = fc
  .record({
    registrations,
    exemptions: fc.array(fc.oneof(leave, study), { maxLength: 2 }).map((lists) => lists.flat()),
    participations,
    individualTraining: fc.array(activity, { maxLength: 3 }),
    positions,
  })
  .map(({ participations: list, ...rest }) => ({
    id: "P-1",
    ...rest,
    participations: list.map((each, index) => ({ id: `PA-${index + 1}`, ...each })),
  }));

/** Keys whose value may be undefined become keys that may be absent. */
type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutAbsent<T extends object>(record: T): Given<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Given<T>;
}
