/** What a ledger rests on that could have been otherwise: readings chosen, figures that cannot be determined, acts in conflict. */
import type { Outcome, Reason, Undetermined } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import type { ProfessionalRecord } from "../record/professional-record.ts";
import type { Figures } from "./figures.ts";
import { lineId } from "./figures.ts";
import type { Ledger, Openness } from "./ledger-document.ts";

/** In the order in which the acts declare them, which does not change with the person. */
export function interpretationsOf(program: Program, outcome: Outcome): Ledger["interpretations"] {
  const used = new Map(outcome.interpretationsUsed.map((each) => [each.name, each]));
  return program.interpretations.flatMap(({ name, tag, chosen }) => {
    const found = used.get(name);
    if (found === undefined) return [];
    const { option, citation } = found;
    return [{ name, tag: tag ?? null, option, default: option === chosen, citation }];
  });
}

export function undeterminedOf(figures: Figures): Ledger["undetermined"] {
  return figures.all.flatMap((figure) => {
    const { value, citation } = figure;
    if (value.kind !== "undetermined" || isNotAsked(figure) || saysItself.test(figure.code)) return [];
    return [{ id: lineId(figure), ...opennessOf(value), citation: citation ?? null }];
  });
}

/** Requests, events and sessions carry what leaves them open beside their answer. */
const saysItself = /^(requests|events|teachingSessions)\./;

export function opennessOf({ missing, reasons }: Undetermined): Openness {
  return { missing, reasons: reasons.map(nameOfReason) };
}

/** What no act sets for this case (a requirement, a reduction, a part of the credits): there is nothing to determine. */
function isNotAsked({ code, citation, value }: Figures["all"][number]): boolean {
  const isOptional =
    !/^(obligation\.(standard|start|years|prorated|individual)|credits\.(acquired|counted)|balance|certifiable|document)$/.test(
      code,
    );
  const unset = value.kind === "undetermined" && value.reasons.every((reason) => reason.code === "no-version");
  return isOptional && citation === undefined && unset;
}

/** Facts of the record of which no act in the program speaks, by their key: they are kept, and change nothing. */
export function notConsideredIn(program: Program, record: ProfessionalRecord): readonly string[] {
  const { subject, entities } = program.vocabulary;
  const known = new Set(entities.find(({ name }) => name === subject)?.fields.map(({ code }) => code));
  return Object.entries(record)
    .filter(([key, value]) => typeof value === "object" && key !== "disciplines" && !known.has(key))
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([key]) => key);
}

export function conflictsOf(program: Program, outcome: Outcome): Ledger["conflicts"] {
  const codes = new Map(program.rules.map(({ name, code }) => [name, code]));
  return outcome.conflicts.map(({ rule, item, year, versions }) => ({
    id: lineId({ code: codes.get(rule) ?? rule, item, year }),
    citations: versions.map(({ citation }) => citation),
  }));
}

/** What the law itself says it leaves open, in its words; otherwise the code of the reason. */
function nameOfReason({ code, parameters }: Reason): string {
  return code === "declared" ? (parameters["text"] ?? code) : code;
}
