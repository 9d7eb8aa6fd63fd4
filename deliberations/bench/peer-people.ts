/** Invented people of one formula, in whole hundredths, and what it gives: the same for the same number of them. */

export interface PeerPerson {
  /** Years in which something is due, 0 to 3. */
  readonly years: number;
  readonly reduction: number;
  /** Earned in the cycle before. */
  readonly before: number;
  readonly learner: number;
  readonly sponsored: number;
  readonly alone: number;
  readonly taught: number;
}

export interface PeerResult {
  readonly requirement: number;
  /** Fifteen times, so that a third and a fifth are whole. */
  readonly counted: number;
  readonly met: boolean;
}

export const mostOf: Readonly<Record<keyof PeerPerson, number>> = {
  years: 3,
  reduction: 5_000,
  before: 20_000,
  learner: 20_000,
  sponsored: 8_000,
  alone: 6_000,
  taught: 9_000,
};

export function invented(count: number): readonly PeerPerson[] {
  let state = 7_112_026;
  const draw = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.trunc((state / 4_294_967_296) * (most + 1));
  };
  return Array.from({ length: count }, () => ({
    years: draw(mostOf.years),
    reduction: draw(mostOf.reduction),
    before: draw(mostOf.before),
    learner: draw(mostOf.learner),
    sponsored: draw(mostOf.sponsored),
    alone: draw(mostOf.alone),
    taught: draw(mostOf.taught),
  }));
}
