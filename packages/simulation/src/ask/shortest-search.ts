/** How to find where a difference begins with as few questions as possible. */

/** Of several cases the first that differs is gone on from; where none does, it begins in the other one. */
export interface Search {
  /** Places among the cases. */
  readonly reads: readonly number[];
  /** Less than zero where it begins in what is not compared. */
  readonly otherwise: number;
}

export interface OpenCase {
  readonly reads: readonly number[];
  /** Its own place, where a difference may begin in it. */
  readonly itself: number | undefined;
  /** Whether it differs for everybody. */
  readonly always?: boolean;
}

/** A search for each case, and one from the start. What is not asked has one answer only. */
export function shortestSearch(
  cases: readonly OpenCase[],
  start: OpenCase,
): { readonly searches: readonly Search[]; readonly start: Search } {
  if (goesRound(cases)) {
    const searches = cases.map(({ reads }, place) => ({ reads, otherwise: place }));
    return { searches, start: { reads: start.reads, otherwise: -1 } };
  }
  const known = new Map<number, Shortened>();
  const shortenedAt = (place: number): Shortened => {
    const found = known.get(place) ?? shortened(cases[place] as OpenCase, place);
    known.set(place, found);
    return found;
  };
  return {
    searches: cases.map((_, place) => shortenedAt(place).search),
    start: shortened(start, -1).search,
  };

  function shortened({ reads, itself }: OpenCase, place: number): Shortened {
    const until = reads.findIndex((read) => cases[read]?.always);
    // Nobody goes past a case that always differs.
    const met = until < 0 ? reads : reads.slice(0, until + 1);
    const asked = met.filter((read) => shortenedAt(read).ends.size > 0);
    let rest: ReadonlySet<number> = new Set(until < 0 && itself !== undefined ? [itself] : []);
    for (let last = asked.at(-1); last !== undefined; last = asked.at(-1)) {
      const { ends } = shortenedAt(last);
      if (ends.size !== 1 || [...rest].some((each) => !ends.has(each))) break;
      rest = ends;
      asked.pop();
    }
    const [otherwise = place] = rest;
    const ends = new Set([...rest, ...asked.flatMap((read) => [...shortenedAt(read).ends])]);
    return { search: { reads: asked, otherwise }, ends };
  }
}

interface Shortened {
  readonly search: Search;
  /** Where it may begin. */
  readonly ends: ReadonlySet<number>;
}

/** Cases that are asked about. */
export function reachedFrom(searches: readonly Search[], start: Search): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [...start.reads];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    open.push(...(searches[place]?.reads ?? []));
  }
  return reached;
}

function goesRound(cases: readonly OpenCase[]): boolean {
  const state = new Map<number, "open" | "done">();
  const enter = (place: number): boolean => {
    const found = state.get(place);
    if (found !== undefined) return found === "open";
    state.set(place, "open");
    const isRound = (cases[place]?.reads ?? []).some(enter);
    state.set(place, "done");
    return isRound;
  };
  return cases.some((_, place) => enter(place));
}
