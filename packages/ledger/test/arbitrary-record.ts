/** Random people of 2014-2019 with facts of every kind that the acts read, some of them incomplete. All are valid records. */
import fc from "fast-check";
import type { ProfessionalRecord } from "../src/record/professional-record.ts";

export function arbitraryRecord(): fc.Arbitrary<ProfessionalRecord> {
  return fc
    .record(
      {
        id: fc.constant("P-1"),
        registrations: fc.oneof({ weight: 3, arbitrary: firstOnly }, { weight: 1, arbitrary: anyRegistrations }),
        exemptions: fc.array(exemption, { maxLength: 4 }),
        participations: fc.array(participation, { maxLength: 12 }),
        individualTraining: fc.array(activity, { maxLength: 5 }),
        positions: fc.array(position, { maxLength: 1 }),
      },
      { requiredKeys: ["id", "registrations"] },
    )
    .map((record) => ({
      ...record,
      participations: (record.participations ?? []).map((each, index) => ({ ...each, id: `PA-${index + 1}` })),
      individualTraining: (record.individualTraining ?? []).map((each, index) => ({ ...each, id: `IT-${index + 1}` })),
    })) as fc.Arbitrary<ProfessionalRecord>;
}

const date = fc
  .date({ min: new Date("2014-01-01"), max: new Date("2020-06-30"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const period = fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

const amount = (most: number) =>
  fc.integer({ min: 1, max: most * 10 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`);

const firstOnly = fc.oneof(date, fc.constant("2009-05-04")).map((resolvedOn) => [{ kind: "first", resolvedOn }]);

const anyRegistrations = fc.array(
  fc.record({ kind: fc.constantFrom("first", "cancellation", "reenrolment"), resolvedOn: date }),
  { maxLength: 2 },
);

const exemption = fc
  .tuple(
    period,
    fc.record(
      {
        kind: fc.constantFrom("esonero", "esenzione"),
        reason: fc.constantFrom("phd", "degree", "illness", "maternity", "master"),
        legalYears: fc.integer({ min: 1, max: 5 }),
        universityCreditsPerYear: fc.constantFrom(30, 60),
        attributedYear: fc.integer({ min: 2014, max: 2020 }),
        requestedOn: date,
      },
      { requiredKeys: ["kind", "reason"] },
    ),
  )
  .map(([dates, rest]) => ({ ...dates, ...rest }));

const participation = fc.record(
  {
    id: fc.constant(""),
    event: fc.constantFrom("EV-1", "EV-2", "EV-3", "EV-4"),
    edition: fc.integer({ min: 1, max: 2 }),
    role: fc.constantFrom("learner", "learner", "learner", "teacher", "speaker", "tutor"),
    acquiredOn: date,
    credits: amount(50),
    recruited: fc.boolean(),
  },
  { requiredKeys: ["id", "event", "role", "acquiredOn", "credits"] },
);

const activity = fc.oneof(
  fc.record(
    { kind: fc.constant("publication"), acquiredOn: date, authorship: fc.constantFrom("first", "other") },
    { requiredKeys: ["kind", "acquiredOn"] },
  ),
  period.map((dates) => ({ kind: "trial", ...dates })),
  fc.record({ kind: fc.constant("tutoring"), acquiredOn: date, hours: fc.nat(200), teachingAssignment: fc.boolean() }),
  fc.record(
    {
      kind: fc.constant("abroad"),
      acquiredOn: date,
      body: fc.constantFrom("leef", "other"),
      credits: amount(80),
      hours: fc.nat(60),
      distance: fc.boolean(),
    },
    { requiredKeys: ["kind", "acquiredOn", "body"] },
  ),
  fc.record({ kind: fc.constant("self-study"), acquiredOn: date, hours: fc.nat(90) }),
);

const position = fc.record(
  { triennium: fc.constant("2014-2016"), acquired: amount(200), individualDossierSatisfied: fc.boolean() },
  { requiredKeys: ["triennium", "acquired"] },
);
