/** Invented people with seven participations each on average: the same for the same number of them. */

export function syntheticPeople(count: number): readonly unknown[] {
  let state = 12_345;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.trunc((state / 4_294_967_296) * below);
  };
  const one = <T>(choices: readonly T[]): T => choices[draw(choices.length)] as T;
  const two = (number: number) => String(number).padStart(2, "0");
  const day = (from: number, to: number) => `${from + draw(to - from + 1)}-${two(1 + draw(12))}-${two(1 + draw(28))}`;
  const many = <T>(length: number, make: (place: number) => T) => Array.from({ length }, (_, place) => make(place));
  return many(count, () => ({
    birthDate: day(1950, 1998),
    profession: one([1, 1, 2, 3, 8, 14, 20, 22]),
    disciplines: [draw(60) + 1],
    registrations: [{ kind: "first", resolvedOn: day(1990, 2019) }],
    exemptions: many(draw(100) < 15 ? 1 : 0, () => {
      const from = day(2015, 2024);
      const to = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
      const [kind, reason] = [one(["esenzione", "esonero"]), one(["maternity", "illness", "phd", "master"])];
      return { kind, reason, from, to, universityCreditsPerYear: 60 };
    }),
    participations: many(4 + draw(7), (place) => ({
      id: `P${place}`,
      event: `E${draw(40)}`,
      role: draw(100) < 6 ? "teacher" : "learner",
      acquiredOn: day(2014, 2025),
      credits: `${1 + draw(20)}.${draw(10)}`,
      recruited: draw(4) === 0,
      format: one(["RES", "FAD", "FSC"]),
      disciplines: [draw(60) + 1],
    })),
    individualTraining: many(draw(100) < 8 ? 1 : 0, () => ({
      id: "A",
      kind: "self-study",
      acquiredOn: day(2014, 2025),
      hours: 1 + draw(40),
    })),
    positions: many(draw(2), () => ({ triennium: "2014-2016", acquired: `${draw(160)}.${draw(10)}` })),
  }));
}
