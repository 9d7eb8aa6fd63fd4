/** Hand-built programs for tests: a library with members, loans and suspensions, three-year periods from 2014, two councils. */
import type {
  Body,
  Citation,
  Entity,
  Expression,
  Field,
  Interpretation,
  Program,
  Rule,
  RuleVersion,
  ValueType,
} from "../ir/program.ts";
import { formatVersion } from "../ir/program.ts";

export const points: ValueType = { kind: "quantity", unit: "points" };
export const pureNumber: ValueType = { kind: "quantity" };
export const truth: ValueType = { kind: "boolean" };
export const date: ValueType = { kind: "date" };

const label = (it: string, en = it) => ({ it, en });

function field(name: string, code: string, type: ValueType, otherwise?: Expression): Field {
  return { name, code, type, label: label(italian[name] ?? name, name), ...(otherwise ? { otherwise } : {}) };
}

const italian: Readonly<Record<string, string>> = {
  born: "nato il",
  deposit: "deposito",
  student: "studente",
  loans: "prestiti",
  card: "tessera",
  fees: "quote",
  amount: "importo",
  lentOn: "data del prestito",
  pages: "punti",
  rare: "libro raro",
  shelf: "scaffale",
};

const listOf = (name: string): ValueType => ({ kind: "list", of: { kind: "entity", name } });

const member: Entity = {
  name: "member",
  label: label("iscritto", "member"),
  effectiveOn: [],
  knownOn: [],
  fields: [
    field("born", "birthDate", date),
    field("deposit", "deposit", { kind: "quantity", unit: "euro" }),
    field("student", "student", truth, { kind: "boolean", value: false }),
    field("tier", "tier", { kind: "enumeration", name: "tier" }),
    field("loans", "loans", listOf("loan")),
    field("suspensions", "suspensions", listOf("suspension")),
    field("card", "card", { kind: "entity", name: "card" }),
    field("joined", "joined", { kind: "year" }),
    field("tags", "tags", { kind: "list", of: { kind: "text" } }),
  ],
};
const loan: Entity = {
  name: "loan",
  label: label("prestito", "loan"),
  identifiedBy: "id",
  effectiveOn: ["lentOn"],
  knownOn: ["registeredOn", "lentOn"],
  fields: [
    field("id", "id", { kind: "text" }),
    field("lentOn", "lentOn", date),
    field("registeredOn", "registeredOn", date),
    field("pages", "pages", points),
    field("rare", "rare", truth, { kind: "boolean", value: false }),
    field("shelf", "shelf", { kind: "enumeration", name: "shelf" }),
  ],
};
const suspension: Entity = {
  name: "suspension",
  label: label("sospensione", "suspension"),
  effectiveOn: ["span"],
  knownOn: [],
  fields: [field("span", "span", { kind: "period" }), field("notes", "notes", listOf("note"))],
};
const note: Entity = {
  name: "note",
  label: label("nota", "note"),
  effectiveOn: [],
  knownOn: [],
  fields: [field("amount", "amount", { kind: "quantity", unit: "euro" })],
};
const card: Entity = {
  name: "card",
  label: label("tessera", "card"),
  effectiveOn: ["issuedOn"],
  knownOn: ["issuedOn"],
  fields: [
    field("issuedOn", "issuedOn", date),
    field("fees", "fees", listOf("note")),
    field("colour", "colour", { kind: "text" }, { kind: "text", value: "white" }),
  ],
};

export interface ProgramParts {
  readonly rules?: readonly Rule[];
  readonly interpretations?: readonly Interpretation[];
  readonly examples?: Program["examples"];
}

export function libraryProgram({ rules = [], interpretations = [], examples = [] }: ProgramParts): Program {
  return {
    formatVersion,
    vocabulary: {
      name: "library",
      label: label("biblioteca", "library"),
      cycle: { name: "round", years: 3, from: 2014, label: label("giro", "round") },
      units: [
        { name: "points", singular: "punto", step: "0.1", label: label("punti", "points") },
        { name: "euro", singular: "euro", step: "0.01", label: label("euro", "euros") },
        { name: "days", singular: "day", label: label("giorni", "days") },
      ],
      enumerations: [
        { name: "tier", label: label("fascia", "tier"), options: [option("gold", "G"), option("plain", "1")] },
        {
          name: "shelf",
          label: label("scaffale", "shelf"),
          options: [option("open", "O", "aperto"), option("closed", "C", "chiuso")],
        },
      ],
      subject: "member",
      actions: [],
      entities: [member, loan, suspension, note, card],
    },
    acts: [act("rules-of-2017", "Regolamento dei prestiti", 1), act("order-of-2018", "Ordinanza sui limiti", 1)],
    interpretations,
    rules,
    examples,
    properties: [],
    acceptedMutants: [],
  };
}

function option(name: string, code: string, inItalian = name) {
  return { name, code, label: label(inItalian, name) };
}

function act(name: string, title: string, rank: number): Program["acts"][number] {
  return {
    name,
    kind: "regolamento",
    title,
    authority: "council",
    authorityLabel: label("consiglio", "council"),
    rank,
    knownFrom: "2017-01-01",
    knownFromEffect: true,
    effect: { from: "2017-01-01" },
    source: { reference: "test" },
    divisions: [],
    file: `${name}.rules`,
  };
}

export function citation(act = "rules-of-2017", comma = "1", article = "1"): Citation {
  return { act, article, comma, textHash: "sha256:00" };
}

/** A rule with one version that has always been known and always governs. */
export function rule(
  name: string,
  body: Expression | Body,
  also: Partial<Omit<Rule, "name" | "versions">> & Partial<Pick<RuleVersion, "locals" | "when">> = {},
): Rule {
  const { locals, when, ...head } = also;
  const written = version(name, body, { ...(locals ? { locals } : {}), ...(when ? { when } : {}) });
  return { name, label: label(name), perYear: false, type: points, derogations: [], ...head, versions: [written] };
}

/** A declared term with one version: an output. */
export function term(...[name, body, also = {}]: Parameters<typeof rule>): Rule {
  return rule(name, body, { code: name, ...also });
}

export function version(id: string, body: Expression | Body | undefined, also: Partial<RuleVersion> = {}): RuleVersion {
  return {
    id,
    citation: citation(),
    rank: 1,
    knownFrom: "2000-01-01",
    effect: { from: "2000-01-01" },
    extensions: [],
    replaces: [],
    saves: [],
    repeals: false,
    locals: [],
    ...(body ? { body: asBody(body) } : {}),
    place: { file: "test.rules", line: 1, endLine: 1 },
    ...also,
  };
}

function asBody(body: Expression | Body): Body {
  return body.kind === "expression" || body.kind === "bands" || body.kind === "requirement" || body.kind === "verdict"
    ? body
    : { kind: "expression", expression: body };
}

export const today = { cycle: "2017-2019", asOf: "2019-12-31", knownOn: "2020-06-30" } as const;

// Expressions, written short.
export const number = (value: string | number, unit?: string): Expression => {
  return { kind: "number", value: String(value), ...(unit === undefined ? {} : { unit }) };
};
export const yes: Expression = { kind: "boolean", value: true };
export const no: Expression = { kind: "boolean", value: false };
export const day = (value: string): Expression => ({ kind: "date", value });
export const unknown = (reason = "the text is silent"): Expression => ({ kind: "undetermined", reason });
export const read = (
  name: string,
  at: { readonly item?: Expression; readonly year?: Expression; readonly previous?: boolean } = {},
): Expression => ({ kind: "rule", rule: name, previous: false, ...at });
export const own = (name: string, entity = "member"): Expression => ({ kind: "field", entity, field: name });
export const of = (item: Expression, entity: string, name: string): Expression => {
  return { kind: "field", of: item, entity, field: name };
};
export const local = (name: string): Expression => ({ kind: "local", name });
export const thisItem: Expression = { kind: "thisItem" };
export const thisYear: Expression = { kind: "thisYear" };

type Arithmetic = Extract<Expression, { readonly kind: "arithmetic" }>["operator"];
export const calculate = (operator: Arithmetic, left: Expression, right: Expression): Expression => {
  return { kind: "arithmetic", operator, left, right };
};
type Comparison = Extract<Expression, { readonly kind: "compare" }>["operator"];
export const compare = (operator: Comparison, left: Expression, right: Expression): Expression => {
  return { kind: "compare", operator, left, right };
};
export const both = (left: Expression, right: Expression): Expression => {
  return { kind: "logical", operator: "and", left, right };
};
export const either = (left: Expression, right: Expression): Expression => {
  return { kind: "logical", operator: "or", left, right };
};
export const choose = (condition: Expression, then: Expression, otherwise: Expression): Expression => {
  return { kind: "if", condition, then, otherwise };
};
type Call = Extract<Expression, { readonly kind: "call" }>["operation"];
export const call = (operation: Call, ...args: readonly Expression[]): Expression => ({
  kind: "call",
  operation,
  args,
});

type Aggregate = Extract<Expression, { readonly kind: "aggregate" }>;
/** Over the member's loans, each named `each`. */
export const overLoans = (
  operation: Aggregate["operation"],
  parts: { readonly where?: Expression; readonly value?: Expression } = {},
): Expression => {
  return { kind: "aggregate", operation, over: { kind: "list", variable: "each", list: own("loans") }, ...parts };
};
export const each = (name: string): Expression => of(local("each"), "loan", name);
