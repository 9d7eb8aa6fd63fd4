/**
 * Where a difference may begin: the cases of two laws that may differ, and which of them must be compared, person by person, to tell. A
 * case whose rule says the same in both laws differs only where one that it reads does; so what can begin in one place only is known to
 * begin there, and none of the cases in between is compared, nor kept to be.
 */
import type { Part, RelationalProgram, SpecialisedAlternative, SpecialisedCase } from "@delibera/rules-dsl/specialise";
import type { Pair } from "./pair.ts";
import { alwaysDiffer, mayDiffer, pairOf } from "./pair.ts";
import { readingOf } from "./reading.ts";
import type { Search } from "./shortest-search.ts";
import { reachedFrom, shortestSearch } from "./shortest-search.ts";

export interface CausePlan {
  readonly cases: readonly CasePair[];
  /** From the terms that are watched on: who is affected has one of these that differs. */
  readonly start: Search;
}

export interface CasePair extends Search {
  readonly rule: string;
  readonly cycle: string;
  readonly year?: number;
  readonly table: number;
  /** What is compared: nothing of a case that nobody needs to ask about. */
  readonly parts: readonly Pair[];
}

export type Laws = readonly [before: SpecialisedAlternative, after: SpecialisedAlternative];

/** @param watched rules about the person in that cycle, a difference of which makes a person affected. */
export function causePlan(
  programs: readonly RelationalProgram[],
  laws: Laws,
  { cycle, watched }: { readonly cycle: string; readonly watched: readonly string[] },
): CausePlan {
  const all = comparedCases(programs, laws);
  const found = [...all.values()].filter(({ parts }) => parts.length > 0);
  const places = new Map(found.map(({ key }, place) => [key, place]));
  const isSame = sameCases(all);
  /** Whether it may differ in what is not compared. */
  const mayHide = (key: string): boolean => !((places.has(key) && all.get(key)?.isWhole) || isSame(key));
  const open = found.map(({ reads, isChanged, isEverybody }, place) => ({
    reads: reads.flatMap((key) => places.get(key) ?? []).filter((each) => each !== place),
    itself: isChanged || reads.some(mayHide) ? place : undefined,
    always: isEverybody,
  }));
  const isRoot = ({ about }: Compared) => about.cycle === cycle && about.table === 0 && watched.includes(about.rule);
  const roots = found.flatMap((each, place) => (isRoot(each) ? [place] : []));
  const rulesFound = new Set(roots.flatMap((place) => (found[place]?.isWhole ? [found[place].about.rule] : [])));
  const itself = watched.every((rule) => rulesFound.has(rule)) ? undefined : -1;
  const { searches, start } = shortestSearch(open, { reads: roots, itself });
  const asked = reachedFrom(searches, start);
  return {
    cases: found.map(({ about: { rule, cycle: own, year, table }, parts }, place) => ({
      rule,
      cycle: own,
      ...(year === undefined ? {} : { year }),
      table,
      parts: asked.has(place) ? parts : [],
      ...(searches[place] as Search),
    })),
    start,
  };
}

/** One case, in both laws or in one. */
interface Compared {
  readonly key: string;
  readonly about: SpecialisedCase;
  readonly isInBoth: boolean;
  /** What may differ. */
  readonly parts: readonly Pair[];
  /** Whether it has the same parts in both laws, one at least. */
  readonly isWhole: boolean;
  /** Whether it differs for everybody. */
  readonly isEverybody: boolean;
  readonly isChanged: boolean;
  /** In either law, those of the baseline first. */
  readonly reads: readonly string[];
}

/** In the order of the candidate, those after them that only the baseline has. */
function comparedCases(programs: readonly RelationalProgram[], [before, after]: Laws): ReadonlyMap<string, Compared> {
  const old = new Map(before.cases.map((each) => [each.key, each]));
  const now = new Map(after.cases.map((each) => [each.key, each]));
  const keys = new Set([...now.keys(), ...old.keys()]);
  return new Map(
    [...keys].flatMap((key): readonly [string, Compared][] => {
      const [was, is] = [old.get(key), now.get(key)];
      const about = is ?? was;
      if (!about) return [];
      const parts = was && is ? differingParts(programs, [before.program, was], [after.program, is]) : [];
      const reads = [
        ...(was?.reads ?? []).map((place) => before.cases[place]?.key ?? ""),
        ...(is?.reads ?? []).map((place) => after.cases[place]?.key ?? ""),
      ];
      const [own, others] = [Object.keys(was?.parts ?? {}), Object.keys(is?.parts ?? {})];
      const compared: Compared = {
        key,
        about,
        isInBoth: was !== undefined && is !== undefined,
        parts,
        isWhole: own.length > 0 && own.length === others.length && own.every((part) => others.includes(part)),
        isEverybody: about.table === 0 && parts.some(alwaysDiffer),
        isChanged: (was?.changed ?? true) || (is?.changed ?? true),
        reads: [...new Set(reads)],
      };
      return [[key, compared]];
    }),
  );
}

type InProgram = readonly [program: number, found: SpecialisedCase];

function differingParts(
  programs: readonly RelationalProgram[],
  [oldProgram, old]: InProgram,
  [program, now]: InProgram,
): readonly Pair[] {
  return Object.entries(now.parts).flatMap(([part, value]): readonly Pair[] => {
    const was = old.parts[part as Part];
    if (!was || !value) return [];
    // A column that both scenarios share is not read twice.
    if (oldProgram === program && "column" in was && "column" in value && was.column === value.column) return [];
    const pair = pairOf(readingOf(programs, oldProgram, was), readingOf(programs, program, value));
    return mayDiffer(pair) ? [pair] : [];
  });
}

/** Tells of a key whether the case is the same for everybody: each part is, or its rule is and all that it reads. */
function sameCases(all: ReadonlyMap<string, Compared>): (key: string) => boolean {
  const known = new Map<string, boolean>();
  const isSame = (key: string): boolean => {
    const found = known.get(key);
    if (found !== undefined) return found;
    // Of those that read each other none is said to be.
    known.set(key, false);
    const each = all.get(key);
    const same =
      each?.isInBoth === true &&
      ((each.isWhole && each.parts.length === 0) || (!each.isChanged && each.reads.every(isSame)));
    known.set(key, same);
    return same;
  };
  return isSame;
}
