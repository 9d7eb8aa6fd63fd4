/**
 * Acts known a day earlier or later, and effects that begin or end a day off. Dates are written on acts and commi, so all versions
 * of an act that share one are moved together. For rules about cycles and years an effect that is longer by a day is the same effect:
 * only a shorter one is tried.
 */
import type { Program, Rule, RuleVersion } from "../ir/program.ts";
import { datesNear } from "./change-expression.ts";
import type { Mutant } from "./mutant.ts";

type Unnamed = Omit<Mutant, "id">;

export function dateMutants(program: Program): readonly Unnamed[] {
  const written = program.rules.flatMap((rule) => rule.versions.map((version): Written => ({ rule, version })));
  return [
    ...moved(program, written, {
      kind: "knowledge",
      what: "known from",
      dateOf: ({ version }) => version.knownFrom,
      near: datesNear,
      write: (version, knownFrom) => ({ ...version, knownFrom }),
    }),
    ...moved(program, written, {
      kind: "effect",
      what: "effect from",
      dateOf: ({ version }) => version.effect.from,
      near: (date, byDay) => datesNear(date).slice(byDay ? 0 : 1),
      write: (version, from) => ({ ...version, effect: { ...version.effect, from } }),
    }),
    ...moved(program, written, {
      kind: "effect",
      what: "effect to",
      dateOf: ({ version }) => version.effect.to,
      near: (date, byDay) => datesNear(date).slice(0, byDay ? 2 : 1),
      write: (version, to) => ({ ...version, effect: { ...version.effect, to } }),
    }),
  ];
}

interface Written {
  readonly rule: Rule;
  readonly version: RuleVersion;
}

interface Move {
  readonly kind: "knowledge" | "effect";
  readonly what: string;
  readonly dateOf: (each: Written) => string | undefined;
  readonly near: (date: string, byDay: boolean) => readonly string[];
  readonly write: (version: RuleVersion, date: string) => RuleVersion;
}

function moved(
  program: Program,
  written: readonly Written[],
  { kind, what, dateOf, near, write }: Move,
): readonly Unnamed[] {
  const groups = new Map<string, Written[]>();
  for (const each of written) {
    const date = dateOf(each);
    if (date === undefined) continue;
    const key = `${each.version.citation.act} ${date} ${kind === "effect" && isByDay(each)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const date = first && dateOf(first);
    if (!first || date === undefined) return [];
    const { citation, place } = first.version;
    return near(date, isByDay(first)).map((after): Unnamed => {
      const versions = new Set(group.map(({ version }) => version));
      return {
        kind,
        name: citation.act,
        version: undefined,
        citation,
        place: { file: place.file, line: place.line },
        before: `${what} ${date}${isByDay(first) ? " by day" : ""}`,
        after: `${what} ${after}`,
        program: () => withMoved(program, versions, (version) => write(version, after)),
      };
    });
  });
}

/** A rule about items is governed day by day. */
function isByDay({ rule }: Written): boolean {
  return rule.item !== undefined && !rule.perYear;
}

function withMoved(
  program: Program,
  versions: ReadonlySet<RuleVersion>,
  move: (version: RuleVersion) => RuleVersion,
): Program {
  const rules = program.rules.map((rule) =>
    rule.versions.some((version) => versions.has(version))
      ? { ...rule, versions: rule.versions.map((version) => (versions.has(version) ? move(version) : version)) }
      : rule,
  );
  return { ...program, rules };
}
