/** What is looked for among acts and drafts, as it stands in the address: a state, and two days. */
export const draftStates = ["DRAFT", "IN_REVIEW", "APPROVED", "REFUSED", "ABANDONED", "PUBLISHED"] as const;
export const actStates = ["IN_FORCE", "AMENDED", "REPEALED", "ENDED", "TO_BE_KNOWN", "TO_TAKE_EFFECT"] as const;

type SoughtState = (typeof draftStates)[number] | (typeof actStates)[number];

export interface CourseSearch {
  readonly state?: SoughtState | undefined;
  /** `YYYY-MM-DD`; left out, today. */
  readonly knownOn?: string | undefined;
  readonly about?: string | undefined;
}

export function readCourseSearch(search: Readonly<Record<string, unknown>>): CourseSearch {
  return {
    state: [...draftStates, ...actStates].find((state) => state === search["state"]),
    knownOn: dayIn(search["knownOn"]),
    about: dayIn(search["about"]),
  };
}

export function isDraftState(state: CourseSearch["state"]): state is (typeof draftStates)[number] {
  return draftStates.some((one) => one === state);
}

/** A day that there is, or nothing: an address may have been written by hand. */
function dayIn(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value ? undefined : value;
}
