/** Links each `sostituisce`, `abroga`, `interpreta` and `proroga` to the definitions that lose, or last longer. */
import type { Fix } from "../diagnostics/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { FoundParagraph } from "./act-symbols.ts";
import { findCited } from "./act-symbols.ts";
import { grouped } from "./grouped.ts";
import { inheritEffects } from "./inherited-effects.ts";
import type { Report } from "./report.ts";
import type { ActSymbol, AmendmentLink, Bindings, Place, RuleDefinition, RuleSymbol, Symbols } from "./symbols.ts";
import { reportUnknown } from "./unknown-names.ts";

interface Linking {
  readonly acts: ReadonlyMap<string, ActSymbol>;
  readonly places: readonly Place[];
  readonly rules: ReadonlyMap<string, RuleSymbol>;
}

export function linkAmendments(
  { acts, places, rules }: Linking,
  report: Report,
  bindings: Bindings,
): Pick<Symbols, "amendments" | "amendmentsBy" | "amendmentsOf"> {
  const held = definitionsByComma(rules);
  const amendments: AmendmentLink[] = [];
  for (const by of places) {
    for (const clause of by.paragraph.clauses) {
      if (clause.kind === "restates") findCited(clause.target, by.act, acts, report, bindings);
      if (clause.kind !== "amendment") continue;
      const cited = findCited(clause.target, by.act, acts, report, bindings);
      if (cited) amendments.push(linkOf(clause, by, cited, held, { report, bindings }));
    }
  }
  const amendmentsBy = grouped(amendments, ({ by }) => by.paragraph);
  inheritEffects(amendments, held);
  return { amendments, amendmentsBy, amendmentsOf: byTarget(amendments) };
}

function byTarget(amendments: readonly AmendmentLink[]): Symbols["amendmentsOf"] {
  const links = new Map<RuleDefinition, AmendmentLink[]>();
  for (const link of amendments) {
    for (const target of link.targets) {
      const before = links.get(target);
      if (before) before.push(link);
      else links.set(target, [link]);
    }
  }
  return links;
}

type DefinitionsByComma = ReadonlyMap<Ast.Paragraph, readonly RuleDefinition[]>;

function definitionsByComma(rules: ReadonlyMap<string, RuleSymbol>): DefinitionsByComma {
  return grouped(
    [...rules.values()].flatMap((rule) => rule.definitions),
    ({ paragraph }) => paragraph,
  );
}

function linkOf(
  clause: Ast.AmendmentClause,
  by: Place,
  cited: FoundParagraph,
  held: DefinitionsByComma,
  { report, bindings }: { readonly report: Report; readonly bindings: Bindings },
): AmendmentLink {
  const paragraphs = cited.paragraph ? [cited.paragraph] : cited.division.paragraphs;
  const there = paragraphs.flatMap((paragraph) => held.get(paragraph) ?? []);
  const wanted = new Set(clause.only.map((name) => nameKey(name.text)));
  bindOnly(clause, there, report, bindings);
  const targets = there.filter((definition) => wanted.size === 0 || wanted.has(named(definition)));
  const link = { clause, by, targets };
  checkAnswered(link, report);
  if (targets.length === 0 && clause.only.length === 0) {
    report.add("nothing-to-amend", {}, clause.target.span);
  }
  const lower = (by.act.rank ?? 0) > (cited.act.rank ?? 0);
  if (lower && !clause.reason) {
    report.add("amended-by-lower-rank", { act: by.act.name, target: cited.act.name }, clause.span);
  }
  const until = clause.amendment === "extends" ? clause.until !== undefined : clause.until === undefined;
  if (!until)
    report.add("until-without-extension", {}, clause.until?.span ?? clause.span, { fixes: withoutUntil(clause) });
  return link;
}

function named({ clause }: RuleDefinition): string {
  return nameKey(clause.name.text);
}

function bindOnly(
  clause: Ast.AmendmentClause,
  there: readonly RuleDefinition[],
  report: Report,
  bindings: Bindings,
): void {
  for (const name of clause.only) {
    const found = there.find((definition) => named(definition) === nameKey(name.text));
    const symbol = found && bindings.get(found.clause.name);
    if (symbol) bindings.set(name, symbol);
    else {
      const known = there.map((definition) => definition.clause.name.text);
      reportUnknown(name, known, report);
    }
  }
}

/** A replacement or interpretation defines anew, in its own comma, each name that it takes away. */
function checkAnswered({ clause, by, targets }: AmendmentLink, report: Report): void {
  if (clause.amendment !== "replaces" && clause.amendment !== "interprets") return;
  const own = new Set(by.paragraph.clauses.flatMap((one) => (one.kind === "rule" ? [nameKey(one.name.text)] : [])));
  const unanswered = targets.find((target) => !own.has(named(target)));
  if (!unanswered) return;
  const answered = targets.filter((target) => own.has(named(target))).map((target) => target.clause.name.text);
  report.add("replacement-missing", { name: unanswered.clause.name.text }, clause.span, {
    related: [{ span: unanswered.clause.name.span, code: "declared-here" }],
    fixes: clause.only.length === 0 && answered.length > 0 ? [narrowedTo([...new Set(answered)], clause)] : [],
  });
}

function narrowedTo(names: readonly string[], { target }: Ast.AmendmentClause): Fix {
  const text = ` limitatamente a ${names.join("; ")}`;
  const title = { it: `aggiungere \`${text.trim()}\``, en: `add \`${text.trim()}\`` };
  return { title, edits: [{ span: { ...target.span, start: target.span.end }, text }] };
}

/** Takes away `fino al …`, where it does not belong. */
function withoutUntil({ until, target, only }: Ast.AmendmentClause): readonly Fix[] {
  if (!until) return [];
  const title = { it: "togliere `fino al …`", en: "remove `fino al …`" };
  const start = (only.at(-1) ?? target).span.end;
  return [{ title, edits: [{ span: { ...until.span, start }, text: "" }] }];
}
