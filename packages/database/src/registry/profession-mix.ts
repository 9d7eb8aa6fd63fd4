/**
 * How many of each profession, how many women, and how many meet the obligation. Counts of nurses, doctors, pharmacists and
 * physiotherapists and the shares of those in order are public figures (national federations, 2025; Co.Ge.A.P.S., 2014-2016); for the
 * other professions no count was found, and the weights here only make each of them present.
 */

export interface ProfessionProfile {
  readonly code: number;
  /** Thousands of people, or a stand-in where no count is public. */
  readonly weight: number;
  /** Women in ten thousand. Public for nurses; elsewhere a plausible share. */
  readonly women: number;
  /** People in ten thousand who meet the obligation of a triennium. */
  readonly inOrder: number;
  /** Ages, in years, between which a person first enrols. */
  readonly enrolsAt: readonly [number, number];
  /** Distance learning in ten thousand participations, since 2020. */
  readonly distance: number;
  /** True where firms recruit learners: those who prescribe, dispense or buy. */
  readonly recruited: boolean;
}

const ordinary = { women: 6500, inOrder: 4000, enrolsAt: [23, 29], distance: 6000, recruited: false } as const;

export const professionMix: readonly ProfessionProfile[] = [
  {
    ...ordinary,
    code: 1,
    weight: 410,
    women: 4700,
    inOrder: 5400,
    enrolsAt: [25, 31],
    distance: 4500,
    recruited: true,
  },
  { ...ordinary, code: 2, weight: 65, women: 3300, inOrder: 5100, enrolsAt: [25, 30], distance: 4500, recruited: true },
  { ...ordinary, code: 3, weight: 100, women: 6600, inOrder: 4900, distance: 6500, recruited: true },
  { ...ordinary, code: 4, weight: 33, inOrder: 3200, distance: 5500, recruited: true },
  { ...ordinary, code: 5, weight: 60, women: 8000, enrolsAt: [25, 32] },
  { ...ordinary, code: 6, weight: 45, women: 7000 },
  { ...ordinary, code: 9, weight: 6, inOrder: 4700 },
  { ...ordinary, code: 12, weight: 72, women: 5800 },
  { ...ordinary, code: 14, weight: 452, women: 7642, inOrder: 3200, distance: 8500 },
  { ...ordinary, code: 15, weight: 9, women: 9700, inOrder: 3200, distance: 8500 },
  { ...ordinary, code: 18, weight: 21, women: 9800 },
  { ...ordinary, code: 23, weight: 20, women: 4000 },
  { ...ordinary, code: 27, weight: 28, women: 4400 },
  { ...ordinary, code: 28, weight: 28 },
  { ...ordinary, code: 16, weight: 16, women: 9300 },
  { ...ordinary, code: 11, weight: 25, women: 8000 },
  { ...ordinary, code: 13, weight: 9, women: 8500 },
  ...[7, 8, 10, 17, 19, 20, 21, 22, 24, 25, 26, 29, 30, 33].map((code) => ({ ...ordinary, code, weight: 5 })),
];
