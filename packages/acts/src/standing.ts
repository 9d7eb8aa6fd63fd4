/** How the acts of a program stand on a day, as known on a day: in force, not yet, no longer, amended, repealed; and by which acts. */
import type { Program, RuleVersion } from "@delibera/rules-dsl/ir";

export const standings = ["to-be-known", "to-take-effect", "in-force", "amended", "repealed", "ended"] as const;

/**
 * Published, but known only from a later day · known, and without effect yet · in force as it was written · in force with commi that other
 * acts replaced, repealed, extended or interpreted · in force no longer, because every rule of it is repealed · its time is over.
 */
export type Standing = (typeof standings)[number];

export interface ActStanding {
  readonly standing: Standing;
  /** Names of the acts that change it on that day, as known on that day. */
  readonly amendedBy: readonly string[];
  /** Names of the acts that it changes. */
  readonly amends: readonly string[];
}

export interface Moment {
  /** Acts known later are left out. */
  readonly knownOn: string;
  /** The day about which it is asked. */
  readonly about: string;
}

/** By name of the act. Days are `YYYY-MM-DD`. */
export function standingsOf(program: Program, moment: Moment): ReadonlyMap<string, ActStanding> {
  const changes = changesIn(program, moment);
  return new Map(
    program.acts.map(({ name, knownFrom, effect }): [string, ActStanding] => {
      const suffered = changes.filter(({ to }) => to.act === name);
      const own = versionsOf(program, name);
      const isRepealed =
        own.length > 0 && own.every(({ id }) => suffered.some((each) => each.repeals && each.to.id === id));
      const lasts = suffered.some(({ extendedTo }) => extendedTo !== undefined && extendedTo >= moment.about);
      const standing = (): Standing => {
        if (knownFrom > moment.knownOn) return "to-be-known";
        if (effect.from > moment.about) return "to-take-effect";
        if (effect.to !== undefined && effect.to < moment.about && !lasts) return "ended";
        if (isRepealed) return "repealed";
        return suffered.length > 0 ? "amended" : "in-force";
      };
      return [
        name,
        {
          standing: standing(),
          amendedBy: namesOf(suffered.map(({ from }) => from)),
          amends: namesOf(changes.filter(({ from }) => from === name).map(({ to }) => to.act)),
        },
      ];
    }),
  );
}

interface Change {
  /** The act that changes. */
  readonly from: string;
  readonly to: { readonly act: string; readonly id: string };
  readonly repeals: boolean;
  readonly extendedTo?: string;
}

/** What acts do to rules of other acts. */
function changesIn(program: Program, { knownOn, about }: Moment): readonly Change[] {
  const versions = program.rules.flatMap((rule) => rule.versions);
  const byId = new Map(versions.map((version) => [version.id, version]));
  const replaced = versions
    .filter(({ knownFrom, effect }) => knownFrom <= knownOn && contains(effect, about))
    .flatMap(({ citation, replaces, repeals }) =>
      replaces.flatMap((id): readonly Change[] => {
        const target = byId.get(id);
        return target ? [{ from: citation.act, to: { act: target.citation.act, id }, repeals }] : [];
      }),
    );
  const extended = versions.flatMap(({ id, citation, extensions }) =>
    extensions
      .filter(({ knownFrom }) => knownFrom <= knownOn)
      .map(
        ({ to, citation: by }): Change => ({
          from: by.act,
          to: { act: citation.act, id },
          repeals: false,
          extendedTo: to,
        }),
      ),
  );
  const decided = program.interpretations.flatMap(({ name, citation, decisions }) =>
    decisions
      .filter(({ knownFrom, effect }) => knownFrom <= knownOn && (effect === undefined || contains(effect, about)))
      .map(({ citation: by }): Change => ({ from: by.act, to: { act: citation.act, id: name }, repeals: false })),
  );
  return [...replaced, ...extended, ...decided].filter(({ from, to }) => from !== to.act);
}

function versionsOf(program: Program, act: string): readonly RuleVersion[] {
  return program.rules.flatMap(({ versions }) =>
    versions.filter(({ citation, body }) => citation.act === act && body !== undefined),
  );
}

function contains(period: { readonly from: string; readonly to?: string }, day: string): boolean {
  return period.from <= day && (period.to === undefined || day <= period.to);
}

function namesOf(acts: readonly string[]): readonly string[] {
  return [...new Set(acts)];
}
