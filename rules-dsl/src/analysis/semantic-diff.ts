/**
 * What changed in what two programs say: acts, dates, texts, rules and thresholds, choices, vocabulary. Not where it is written.
 * What rules say is given in the rule language, dates apart as in a program.
 */
import type { Act, Citation, Interpretation, Paragraph, Program, Rule, RuleVersion } from "../ir/program.ts";
import { canonicalJson } from "../ir/program.ts";
import { writtenExpression } from "../ir/written-expression.ts";
import { writtenBand, writtenBody, writtenGap } from "./written-body.ts";

export interface Difference {
  readonly subject: DifferenceSubject;
  /** What it is about: an act, a rule, an interpretation, an entry of the vocabulary. */
  readonly name: string;
  readonly citation?: Citation;
  /** Which part of it; empty for the whole. */
  readonly part: string;
  /** Undefined: it was not there. */
  readonly before?: string;
  /** Undefined: it is no longer there. */
  readonly after?: string;
}
export type DifferenceSubject = "act" | "comma" | "rule" | "interpretation" | "vocabulary";

/** In the order of the first program, then what is new in the order of the second. */
export function semanticDiff(before: Program, after: Program): readonly Difference[] {
  return [
    ...compared(vocabularyOf(before), vocabularyOf(after)),
    ...compared(before.acts.flatMap(actParts), after.acts.flatMap(actParts)),
    ...compared(
      before.interpretations.flatMap(interpretationParts),
      after.interpretations.flatMap(interpretationParts),
    ),
    ...compared(rulesOf(before), rulesOf(after)),
  ];
}

interface Part {
  readonly subject: DifferenceSubject;
  readonly name: string;
  readonly citation?: Citation;
  readonly part: string;
  readonly said: string;
}

function compared(before: readonly Part[], after: readonly Part[]): readonly Difference[] {
  const key = ({ subject, name, part }: Part) => `${subject} ${name} ${part}`;
  const [old, fresh] = [before, after].map((parts) => new Map(parts.map((each) => [key(each), each])));
  const gone = before.flatMap((each): readonly Difference[] => {
    const now = fresh?.get(key(each));
    if (now?.said === each.said) return [];
    const { said, ...about } = each;
    return [{ ...about, before: said, ...(now ? { after: now.said } : {}) }];
  });
  const added = after.flatMap((each): readonly Difference[] => {
    if (old?.has(key(each))) return [];
    const { said, ...about } = each;
    return [{ ...about, after: said }];
  });
  return [...gone, ...added];
}

function vocabularyOf({ vocabulary }: Program): readonly Part[] {
  const parts: Part[] = [];
  const note = (name: string, said: unknown) =>
    parts.push({ subject: "vocabulary", name, part: "", said: canonicalJson(said) });
  note(vocabulary.cycle.name, vocabulary.cycle);
  for (const unit of vocabulary.units) note(unit.name, unit);
  for (const { name, options } of vocabulary.enumerations)
    for (const each of options) note(`${name}:${each.name}`, each);
  for (const { name, fields, ...rest } of vocabulary.entities) {
    note(name, rest);
    for (const field of fields) note(`${name}.${field.name}`, field);
  }
  for (const action of vocabulary.actions) note(action.name, action);
  return parts;
}

function actParts(act: Act): readonly Part[] {
  const { name } = act;
  const part = (what: string, said: string | undefined): Part[] =>
    said === undefined ? [] : [{ subject: "act", name, part: what, said }];
  return [
    ...part("", `${act.kind} «${act.title}»`),
    ...part("authority", act.authority),
    ...part("adopted", act.adoptedOn),
    ...part("published", act.publishedOn),
    ...part("effect", `${act.effect.from} – ${act.effect.to ?? ""}`),
    ...part("source", [act.source.reference, act.source.confidence ?? ""].join(" ").trim()),
    ...act.divisions.flatMap(({ number, paragraphs }) => paragraphs.flatMap((each) => commaParts(act, number, each))),
  ];
}

function commaParts(
  act: Act,
  article: string,
  { number, text, textHash, standing, reason }: Paragraph,
): readonly Part[] {
  const citation = { act: act.name, article, comma: number, textHash };
  const about = { subject: "comma" as const, name: `${act.name}/${article}/${number}`, citation };
  return [
    { ...about, part: "text", said: text },
    { ...about, part: "standing", said: reason === undefined ? standing : `${standing}: ${reason}` },
  ];
}

function interpretationParts(each: Interpretation): readonly Part[] {
  const about = { subject: "interpretation" as const, name: each.name, citation: each.citation };
  const decisions = each.decisions.map(({ option, citation, knownFrom }) => {
    return `${option} (${citation.act} ${citation.article}/${citation.comma}, ${knownFrom})`;
  });
  return [
    { ...about, part: "options", said: each.options.map(({ name }) => name).join("; ") },
    { ...about, part: "chosen", said: each.chosen },
    { ...about, part: "reason", said: each.reason },
    ...(decisions.length > 0 ? [{ ...about, part: "decisions", said: decisions.join("; ") }] : []),
  ];
}

function rulesOf(program: Program): readonly Part[] {
  return program.rules.flatMap((rule) => ruleParts(rule, program));
}

function ruleParts(rule: Rule, program: Program): readonly Part[] {
  const { name, item, perYear, type } = rule;
  const grain = [...(item === undefined ? [] : [item]), ...(perYear ? ["anno"] : [])].join(", ");
  return [
    { subject: "rule", name, part: "type", said: canonicalJson(type) },
    ...(grain === "" ? [] : [{ subject: "rule" as const, name, part: "for each", said: grain }]),
    ...rule.versions.flatMap((version) => versionParts(name, version, program)),
  ];
}

function versionParts(name: string, version: RuleVersion, program: Program): readonly Part[] {
  const { citation } = version;
  const place = version.id;
  const part = (what: string, said: string | undefined): Part[] =>
    said === undefined ? [] : [{ subject: "rule", name, citation, part: `${place} ${what}`, said }];
  const { body, when, effect } = version;
  const known = { program, locals: version.locals };
  return [
    ...part("effect", `${effect.from} – ${effect.to ?? ""}`),
    ...part("known from", version.knownFrom),
    ...part("extended", version.extensions.length > 0 ? version.extensions.map(({ to }) => to).join("; ") : undefined),
    ...part("replaces", version.replaces.length > 0 ? version.replaces.join("; ") : undefined),
    ...part("condition", when && writtenExpression(when, known)),
    ...version.locals.flatMap((local) => part(`«${local.name}»`, writtenExpression(local.value, known))),
    ...(body?.kind === "bands"
      ? [
          ...part("value", `scaglioni su ${writtenExpression(body.on, known)}`),
          ...body.bands.flatMap((band, index) => part(`band ${index + 1}`, writtenBand(band, known))),
          ...part("gaps", body.gaps.length > 0 ? body.gaps.map(writtenGap).join("; ") : undefined),
        ]
      : part("value", body && writtenBody(body, known))),
  ];
}
