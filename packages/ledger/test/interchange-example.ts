/** A record that holds every kind of fact, for the tests. The person does not exist. */
import type { ProfessionalRecord } from "../src/record/professional-record.ts";

export const interchangeExample = {
  id: "P-0001",
  fiscalCode: "RSSMRA80A01H501U",
  firstName: "Mario",
  lastName: "Rossi",
  birthDate: "1980-01-01",
  profession: 1,
  disciplines: [58],
  registrations: [
    { kind: "first", resolvedOn: "2017-05-20", appliedOn: "2017-04-30" },
    { kind: "cancellation", resolvedOn: "2027-05-01" },
    { kind: "reenrolment", resolvedOn: "2027-09-01" },
  ],
  competentDoctor: [{ from: "2023-01-01" }],
  radiology: [{ kind: "ordinary", from: "2020-01-01" }],
  retirement: {
    from: "2021-01-01",
    occasionalPractice: true,
    incomes: [{ year: 2024, amount: "4999.99" }],
    exemptionRevokedOn: "2025-03-01",
  },
  emergencies: [{ kind: "flood-2023", from: "2023-05-01", to: "2023-10-31" }],
  exemptions: [
    {
      kind: "esonero",
      reason: "phd",
      from: "2018-01-01",
      to: "2018-12-31",
      legalYears: 3,
      universityCreditsPerYear: 60,
      attributedYear: 2018,
      requestedOn: "2019-01-10",
    },
    { kind: "esenzione", reason: "illness", from: "2018-03-01", to: "2018-05-30", requestedOn: "2018-06-15" },
  ],
  dossiers: [
    {
      kind: "individual",
      triennium: "2026-2028",
      builtOn: "2026-05-01",
      areas: [{ area: "technical", planned: "80", achieved: "60" }],
    },
  ],
  participations: [
    {
      id: "PA-1",
      event: "EV-1",
      edition: 1,
      provider: "national",
      format: "RES",
      role: "learner",
      acquiredOn: "2024-10-01",
      registeredOn: "2024-12-20",
      credits: "12.0",
      recruited: false,
      objective: 18,
      disciplines: [58],
      radioprotection: false,
      radioprotectionTag: { by: "order", on: "2025-01-10", writtenRequest: true, certificates: true },
      moved: { to: "2020-2022", on: "2025-06-30" },
    },
  ],
  events: [
    {
      id: "EV-2",
      format: "RES",
      kind: "course",
      start: "2024-03-01",
      end: "2024-03-02",
      hours: "12.5",
      interactiveHours: "4",
      participants: 50,
      teachers: 2,
      specialTheme: false,
    },
  ],
  enrolments: [
    { id: "EN-1", event: "EV-3", enrolledOn: "2024-04-01", closesOn: "2024-04-30", cancelledOn: "2024-04-10" },
  ],
  teachingSessions: [
    { id: "TS-1", event: "EV-2", function: "teacher", heldOn: "2024-03-01", minutes: 45, coTeaching: false },
  ],
  individualTraining: [
    { id: "IT-1", kind: "publication", authorship: "first", acquiredOn: "2024-01-10", registeredOn: "2024-02-01" },
    { kind: "trial", from: "2023-01-01", to: "2023-12-31" },
    { kind: "tutoring", hours: 44, teachingAssignment: false },
    { kind: "abroad", body: "leef", country: "CH", credits: "20.0", hours: 12, distance: false },
    { kind: "self-study", hours: 14, radioprotection: false },
  ],
  positions: [
    {
      triennium: "2014-2016",
      acquired: "130.0",
      obligation: "150",
      balance: "-20.0",
      certified: false,
      certifiedOn: "2025-05-01",
      individualDossierSatisfied: true,
    },
  ],
} as const satisfies ProfessionalRecord;
