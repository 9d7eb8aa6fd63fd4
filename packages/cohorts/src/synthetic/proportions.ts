/**
 * The proportions of a synthetic national cohort. What a public figure gives is marked with its source; what none gives is a stand-in, so
 * that every kind of fact is there. Shares are counts per ten thousand.
 */

/** Participations per active person and year, and credits per participation in tenths: Agenas, 2014 and 2015. */
export const training = {
  /** 1,409,204 people with a participation in two years, of about 1.5 million. */
  active: 9395,
  /** Participations of those who meet the obligation, and of the others, in three years: 2.1 a year and active person together. */
  participations: { inOrder: [8, 14], others: [1, 6] },
  /** Credits of one participation, in tenths, of the two: 10.1 together. */
  credits: { inOrder: { from: 30, usual: 120, large: 240 }, others: { from: 15, usual: 60, large: 120 } },
  /** Rows with more than the usual. */
  large: 2500,
  /** Of credits, from national providers: 66.54 %. */
  national: 6654,
  participantsPerEvent: 45,
  /** Of what is not distance learning: on the job, and blended. */
  formats: { FSC: 2200, BLENDED: 500 },
  roles: { teacher: 300, speaker: 150, tutor: 150 },
  /** Of learners whom firms recruit at all. */
  recruited: 2000,
  /** For all disciplines; of the others, in the person's own discipline. */
  allDisciplines: 3500,
  ownDiscipline: 8000,
  radioprotection: 100,
  /** Of the first ten months' participations: 4,388 of 120,000 doctors had moved credits by late 2018. */
  moved: 60,
  tagged: 40,
  editions: 300,
} as const;

/** Stand-ins, but for the retirement age and the two emergencies, which are those of the acts. */
export const career = {
  cancelled: 200,
  backAgain: 5000,
  suspended: 1200,
  studying: 300,
  retiredFrom: 66,
  retired: 6000,
  occasional: 7000,
  individualDossier: 500,
  groupDossier: 800,
  flood: { regions: ["08"], share: 1000 },
  earthquake: { regions: ["10", "11", "12", "13"], share: 400 },
} as const;

export const individual = {
  selfStudy: 800,
  publication: 120,
  tutoring: 300,
  abroad: 60,
  trial: 20,
  enrolment: 1000,
  session: 150,
  event: 20,
} as const;

export const reasons = {
  esenzione: [
    ["maternity", 40],
    ["parental-leave", 25],
    ["illness", 15],
    ["serious-illness", 8],
    ["family-reasons", 6],
    ["disabled-family-care", 6],
  ],
  esonero: [
    ["specialisation", 50],
    ["master", 25],
    ["phd", 15],
    ["general-medicine", 10],
  ],
} as const;

/** Disciplines of doctors whose work is with ionising radiation: radiotherapy, nuclear medicine, neuroradiology, radiodiagnostics. */
export const radiologists: readonly number[] = [26, 49, 52, 54];
export const occupationalMedicine = 57;

/** ISTAT code and thousands of residents at 1 January 2024, rounded: people are spread as residents are. */
export const regions: readonly (readonly [code: string, thousands: number])[] = [
  ["01", 4252],
  ["02", 123],
  ["03", 10_020],
  ["21", 538],
  ["22", 545],
  ["05", 4852],
  ["06", 1194],
  ["07", 1509],
  ["08", 4455],
  ["09", 3661],
  ["10", 854],
  ["11", 1484],
  ["12", 5720],
  ["13", 1269],
  ["14", 289],
  ["15", 5593],
  ["16", 3890],
  ["17", 533],
  ["18", 1838],
  ["19", 4797],
  ["20", 1570],
];

/** By profession, the letters of the Orders that keep its register; the others are in the Orders of the health professions. */
export const orderLetters: Readonly<Record<number, string>> = {
  1: "MED",
  2: "MED",
  3: "FAR",
  4: "VET",
  5: "PSI",
  6: "BIO",
  7: "CHI",
  8: "CHI",
  14: "INF",
  15: "INF",
  18: "OST",
  12: "FIS",
};
