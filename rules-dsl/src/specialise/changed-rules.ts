/** Rules whose values may differ between two questions though no value that they read does: where a difference can begin. */
import type { Interpretation } from "../ir/program.ts";
import { interpretationsRead } from "../ir/program.ts";
import type { Law } from "./same-rules.ts";
import { sameRules } from "./same-rules.ts";
import type { SpecialiseRequest } from "./specialise-request.ts";
import type { DatedVersion } from "./specialiser.ts";

export interface AskedLaw extends Law {
  readonly request: SpecialiseRequest;
}

/** Tells of the name of a rule. When the dates are others every rule may differ: facts and acts come and go with them. */
export function changedRules(before: AskedLaw, now: AskedLaw): (name: string) => boolean {
  if (before === now) return () => false;
  const [was, is] = [before.request, now.request];
  const isOtherDay = was.cycle !== is.cycle || was.asOf !== is.asOf || was.knownOn !== is.knownOn;
  if (isOtherDay || !saysTheSame(before.program.vocabulary, now.program.vocabulary)) return () => true;
  const given = new Set([...(was.given ?? []), ...(is.given ?? [])].map(({ target }) => target.rule));
  const isSame = sameRules(before, now, saysTheSame);
  const decided = new Set(otherInterpretations(before, now));
  return (name) => given.has(name) || !isSame(name) || namesAny(now, name, decided);
}

/** Names of those that are decided otherwise, or may be. */
function otherInterpretations(before: AskedLaw, now: AskedLaw): readonly string[] {
  const [was, is] = [before, now].map(
    ({ program, request }) =>
      new Map(
        program.interpretations.map((each): [string, readonly [Interpretation, string | undefined]] => [
          each.name,
          [each, request.interpretations?.[each.name]],
        ]),
      ),
  );
  const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...names].filter((name) => {
    const [a, b] = [was?.get(name), is?.get(name)];
    return a === undefined || b === undefined || a[1] !== b[1] || !saysTheSame(a[0], b[0]);
  });
}

/** Whether the rule, what replaces it or a derogation from it rests on one of these doubts. */
function namesAny(law: Law, name: string, doubts: ReadonlySet<string>): boolean {
  if (doubts.size === 0) return false;
  const found = law.rules.get(name);
  if (!found) return true;
  return (
    found.versions.some((each) => versionNames(each, doubts, new Set())) ||
    found.rule.derogations.some((each) => namesAny(law, each, doubts))
  );
}

function versionNames(each: DatedVersion, doubts: ReadonlySet<string>, met: Set<DatedVersion>): boolean {
  if (met.has(each)) return false;
  met.add(each);
  return (
    interpretationsRead(each.version).some((name) => doubts.has(name)) ||
    each.replacedBy.some((other) => versionNames(other, doubts, met))
  );
}

/** In whatever line it is written. */
function saysTheSame(a: object, b: object): boolean {
  return a === b || said(a) === said(b);
}

function said(whole: object): string {
  return JSON.stringify(whole, (key, value: unknown) => (key === "place" ? undefined : value));
}
