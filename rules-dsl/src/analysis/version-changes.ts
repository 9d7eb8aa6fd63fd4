/** Changes of a version other than of its expressions: bounds of bands, conditions, grounds, what it removes or yields to. */
import type { Band, Expression, Program, Rule, RuleVersion } from "../ir/program.ts";
import { partsOf } from "../ir/walk.ts";
import { add, parseRational, printRational, subtract } from "../values/rational.ts";
import { unitStep } from "./change-expression.ts";
import type { VersionChange } from "./mutants.ts";
import { replaced } from "./sites.ts";

/** Each bound one step of the measured unit lower and higher, and open where it is closed. */
export function bandChanges(version: RuleVersion, program: Program): readonly VersionChange[] {
  const { body } = version;
  if (body?.kind !== "bands") return [];
  const step = unitStep(unitOf(body.on, version, program), program.vocabulary);
  return body.bands.flatMap((band, place) =>
    (["from", "to"] as const).flatMap((end) => {
      const bound = band[end];
      const amount = bound && parseRational(bound.value);
      if (!bound || !amount) return [];
      const near = [subtract(amount, step), add(amount, step)].map((value) => ({
        ...bound,
        value: printRational(value),
      }));
      return [...near, { ...bound, inclusive: !bound.inclusive }].map((changed): VersionChange => {
        const path = ["body", "bands", place, end];
        return {
          kind: "bound",
          before: boundName(end, bound),
          after: boundName(end, changed),
          changed: replaced<RuleVersion>(version, path, changed),
        };
      });
    }),
  );
}

/** The unit of what is measured, when its expression names one. */
function unitOf(expression: Expression, version: RuleVersion, program: Program): string | undefined {
  if (expression.kind === "number") return expression.unit;
  if (expression.kind === "local") {
    const definition = version.locals.find(({ name }) => name === expression.name)?.value;
    return definition && unitOf(definition, version, program);
  }
  if (expression.kind === "rule") {
    const type = program.rules.find(({ name }) => name === expression.rule)?.type;
    return type?.kind === "quantity" ? type.unit : undefined;
  }
  return partsOf(expression)
    .map((part) => unitOf(part, version, program))
    .find((unit) => unit !== undefined);
}

function boundName(end: "from" | "to", { value, inclusive }: NonNullable<Band["from"]>): string {
  const word = end === "from" ? (inclusive ? "from" : "above") : inclusive ? "up to" : "below";
  return `band ${word} ${value}`;
}

/** What can be forgotten. */
export function structuralChanges(version: RuleVersion, rule: Rule): readonly VersionChange[] {
  const { when, body, replaces, saves, prevailsIfMoreFavourable } = version;
  const without = (...path: readonly (string | number)[]) => replaced<RuleVersion>(version, path, undefined);
  const changes: VersionChange[] = [];
  const dropped = (kind: VersionChange["kind"], before: string, changed: RuleVersion | undefined) =>
    changes.push({ kind, before, after: "nothing", changed });
  if (when) dropped("condition", "condition", without("when"));
  if (rule.derogates !== undefined) dropped("derogation", "derogation", undefined);
  else if (rule.versions.length > 1) dropped("version", version.repeals ? "repeal" : "definition", undefined);
  for (const [place, target] of replaces.entries()) {
    if (!version.repeals) dropped("amendment", `replaces ${target}`, without("replaces", place));
  }
  for (const [place, label] of saves.entries()) dropped("derogation", `saves ${label}`, without("saves", place));
  if (prevailsIfMoreFavourable) {
    dropped("amendment", "prevails if more favourable", without("prevailsIfMoreFavourable"));
  }
  if (body?.kind === "verdict") {
    for (const [place, { reason }] of body.grounds.entries()) {
      dropped("ground", `ground «${reason}»`, without("body", "grounds", place));
    }
  }
  if (body?.kind === "requirement") {
    const bound = body.bound === "atLeast" ? "atMost" : "atLeast";
    const changed = replaced<RuleVersion>(version, ["body", "bound"], bound);
    changes.push({ kind: "requirement", before: body.bound, after: bound, changed });
  }
  return changes;
}
