/** Random well-typed programs and facts of the test library, for properties that every program must have. */
import type { Body, Expression, Interpretation, Program, Rule, RuleVersion, ValueType } from "../ir/program.ts";
import type { EvaluationRequest } from "./evaluate.ts";
import {
  both,
  calculate,
  call,
  choose,
  citation,
  compare,
  day,
  each,
  libraryProgram,
  local,
  number,
  of,
  overLoans,
  own,
  pureNumber,
  read,
  thisItem,
  thisYear,
  truth,
  unknown,
  version,
} from "./test-programs.ts";

/** A whole number from 0 to `below` - 1: every choice is drawn from it, so that a failing choice can be shrunk. */
export type Draw = (below: number) => number;

/** Any program, facts and request. */
export function randomCase(draw: Draw): {
  readonly program: Program;
  readonly facts: unknown;
  readonly request: EvaluationRequest;
} {
  const request = {
    cycle: one(draw, ["2017-2019", "2014-2016", "2020-2022"]),
    asOf: one(draw, ["2020-12-31", "2018-01-01"]),
    knownOn: one(draw, ["2022-12-31", "2018-01-01"]),
    interpretations: one(draw, [{}, { doubt: "upper" }, { doubt: "none" }]),
  };
  return { program: randomProgram(draw), facts: randomFacts(draw), request };
}

type Kind = "quantity" | "boolean" | "date";
const kinds: readonly Kind[] = ["quantity", "boolean", "date"];
const typeOf: Readonly<Record<Kind, ValueType>> = { quantity: pureNumber, boolean: truth, date: { kind: "date" } };

interface Known {
  readonly name: string;
  readonly kind: Kind;
  readonly item: boolean;
  readonly perYear: boolean;
}
interface Around {
  readonly rules: readonly Known[];
  readonly item: boolean;
  readonly year: boolean;
  readonly inLoan: boolean;
}

const amounts = ["0", "1", "-2", "2.5", "1/3", "15", "120.1"] as const;
const dates = ["2016-02-29", "2017-01-01", "2018-06-15", "2018-12-31", "2019-03-01"] as const;

/** A program of one to five rules, each reading those before it. */
function randomProgram(draw: Draw): Program {
  const rules: Rule[] = [];
  const known: Known[] = [];
  for (let count = draw(5); count >= 0; count--) {
    const next = { name: `rule${rules.length}`, kind: one(draw, kinds), item: draw(2) === 1, perYear: draw(2) === 1 };
    rules.push(randomRule(draw, next, known));
    known.push(next);
  }
  return libraryProgram({ rules, interpretations: [doubt] });
}

/** Facts with holes. */
function randomFacts(draw: Draw): Readonly<Record<string, unknown>> {
  const maybe = (key: string, values: readonly unknown[]) => (draw(3) === 0 ? {} : { [key]: one(draw, values) });
  const loan = () => ({
    ...maybe("lentOn", dates),
    ...maybe("registeredOn", dates),
    ...maybe("pages", amounts),
    ...maybe("rare", [true, false]),
  });
  return {
    ...maybe("birthDate", dates),
    ...maybe("deposit", amounts),
    ...maybe("student", [true, false]),
    loans: Array.from({ length: draw(5) }, loan),
  };
}

function one<T>(draw: Draw, choices: readonly T[]): T {
  return choices[draw(choices.length)] as T;
}

const doubt: Interpretation = {
  name: "doubt",
  question: { it: "dubbio", en: "doubt" },
  options: ["lower", "upper", "none"].map((name) => ({ name, label: { it: name, en: name } })),
  chosen: "lower",
  reason: "the text is silent",
  citation: citation(),
  decisions: [],
};

function randomRule(draw: Draw, { name, kind, item, perYear }: Known, rules: readonly Known[]): Rule {
  const around = { rules, item, year: perYear, inLoan: false };
  const versions = Array.from({ length: draw(3) + 1 }, (_, index): RuleVersion => {
    const repeals = draw(8) === 0;
    const body = draw(5) === 0 ? bandsOf(draw, kind, around) : expressionOf(draw, kind, around, 3);
    return version(`${name}/${index}`, repeals ? undefined : body, {
      rank: one(draw, [1, 1, 1, 0]),
      knownFrom: one(draw, ["2000-01-01", "2000-01-01", "2021-01-01"]),
      effect: { from: one(draw, ["2000-01-01", "2000-01-01", "2018-01-01"]) },
      repeals,
      replaces: index > 0 && draw(2) === 1 ? [`${name}/${index - 1}`] : [],
      ...(!repeals && draw(3) === 0 ? { when: expressionOf(draw, "boolean", around, 2) } : {}),
      ...(draw(2) === 1 ? { adoptedOn: one(draw, ["2015-01-01", "2016-01-01"]) } : {}),
    });
  });
  const grain = { ...(item ? { item: "loan" } : {}), perYear };
  return { name, code: name, label: { it: name, en: name }, ...grain, type: typeOf[kind], derogations: [], versions };
}

function bandsOf(draw: Draw, kind: Kind, around: Around): Body {
  return {
    kind: "bands",
    on: expressionOf(draw, "quantity", around, 2),
    bands: [
      { to: { value: "0", inclusive: false }, result: expressionOf(draw, kind, around, 2) },
      {
        from: { value: "1", inclusive: true },
        to: { value: "10", inclusive: true },
        result: expressionOf(draw, kind, around, 2),
      },
    ],
    gaps: [{ after: "0", before: "1", interpretation: "doubt" }],
  };
}

function expressionOf(draw: Draw, kind: Kind, around: Around, depth: number): Expression {
  if (depth === 0 || draw(4) === 0) return one(draw, leavesOf(draw, kind, around));
  const part = (wanted: Kind, inner = around) => expressionOf(draw, wanted, inner, depth - 1);
  if (draw(5) === 0) return choose(part("boolean"), part(kind), part(kind));
  switch (kind) {
    case "quantity":
      return quantityOf(draw, part, around);
    case "boolean":
      return conditionOf(draw, part, around);
    case "date":
      return draw(2) === 0
        ? {
            kind: "moveDate",
            date: part("date"),
            by: number(one(draw, ["3", "1/2", "-40", "9999"])),
            unit: one(draw, ["days", "months", "years"]),
            direction: one(draw, [1, -1]),
          }
        : extremeOf(draw, "date", part, around);
  }
}

type Part = (kind: Kind, around?: Around) => Expression;

function quantityOf(draw: Draw, part: Part, around: Around): Expression {
  const inLoan = { ...around, inLoan: true };
  switch (draw(9)) {
    case 8:
      return foremostOf(draw, part, around);
    case 0:
    case 1: {
      const operator = one(draw, ["plus", "minus", "times", "dividedBy", "atMost", "atLeast"] as const);
      return calculate(operator, part("quantity"), part("quantity"));
    }
    case 2: {
      const mode = one(draw, ["down", "up", "half-up"] as const);
      return { kind: "round", operand: part("quantity"), mode, to: number("0.5") };
    }
    case 3:
      return call("days", call("period", part("date"), part("date")));
    case 4:
      return { kind: "daysBetween", from: part("date"), to: part("date") };
    case 5: {
      const where = draw(2) === 0 ? {} : { where: part("boolean", inLoan) };
      return someLoans(draw, draw(2) === 0 ? "sum" : "count", { ...where, value: part("quantity", inLoan) }, () =>
        part("boolean", inLoan),
      );
    }
    case 6: {
      const value = part("quantity", { ...around, year: true });
      return { kind: "aggregate", operation: "sum", over: { kind: "years" }, value };
    }
    default:
      return extremeOf(draw, "quantity", part, around);
  }
}

function conditionOf(draw: Draw, part: Part, around: Around): Expression {
  const inLoan = { ...around, inLoan: true };
  switch (draw(5)) {
    case 0: {
      const operator = one(draw, ["and", "or"] as const);
      return { kind: "logical", operator, left: part("boolean"), right: part("boolean") };
    }
    case 1:
      return { kind: "not", operand: part("boolean") };
    case 2:
      return { kind: "isMissing", operand: part(one(draw, kinds)) };
    case 3: {
      const wanted = one(draw, ["quantity", "date"] as const);
      return compare(one(draw, ["less", "equal", "greaterOrEqual"] as const), part(wanted), part(wanted));
    }
    default:
      return someLoans(draw, one(draw, ["some", "every"] as const), { value: part("boolean", inLoan) }, () =>
        part("boolean", inLoan),
      );
  }
}

function extremeOf(draw: Draw, kind: Kind, part: Part, around: Around): Expression {
  const inLoan = { ...around, inLoan: true };
  const where = draw(2) === 0 ? {} : { where: part("boolean", inLoan) };
  return someLoans(draw, one(draw, ["greatest", "smallest"] as const), { ...where, value: part(kind, inLoan) }, () =>
    part("boolean", inLoan),
  );
}

/** Of some loans those that no other of them goes beyond, or of all, or how many others each has: whoever is at hand is compared with them all. */
function foremostOf(draw: Draw, part: Part, around: Around): Expression {
  const inLoan = { ...around, inLoan: true };
  const field = one(draw, ["pages", "lentOn"] as const);
  const limit = number(one(draw, amounts));
  const kind = draw(3);
  const isOne = (name: string): Expression => {
    const pages = of(local(name), "loan", "pages");
    if (kind === 0) return of(local(name), "loan", "rare");
    return kind === 1 ? compare("less", pages, limit) : { kind: "not", operand: { kind: "isMissing", operand: pages } };
  };
  const operator = one(draw, ["less", "equal", "greaterOrEqual"] as const);
  const beyond = compare(operator, of(local("other"), "loan", field), each(field));
  const over = { kind: "list", variable: "other", list: own("loans") } as const;
  const among = draw(3) === 0 ? beyond : both(isOne("other"), beyond);
  const others = (operation: "some" | "count"): Expression => ({ kind: "aggregate", operation, over, where: among });
  const operation = one(draw, ["sum", "greatest"] as const);
  if (draw(2) === 0) return overLoans(operation, { where: isOne("each"), value: others("count") });
  const where = both(isOne("each"), { kind: "not", operand: others("some") });
  return overLoans(operation, { where, value: part("quantity", inLoan) });
}

/** Over every loan, or over those that a list holds: of some it may not be known whether it does. */
function someLoans(
  draw: Draw,
  operation: Parameters<typeof overLoans>[0],
  parts: Parameters<typeof overLoans>[1],
  belongs: () => Expression,
): Expression {
  if (draw(3) > 0) return overLoans(operation, parts);
  const list = overLoans("list", { where: belongs(), value: local("each") });
  return { kind: "aggregate", operation, over: { kind: "list", variable: "each", list }, ...parts };
}

function leavesOf(draw: Draw, kind: Kind, { rules, item, year, inLoan }: Around): readonly Expression[] {
  const readable = rules.filter((rule) => rule.kind === kind && (!rule.item || item) && (!rule.perYear || year));
  const reads = readable.map(({ name, perYear }) =>
    draw(3) === 0 ? read(name, { previous: true }) : read(name, perYear ? { year: thisYear } : {}),
  );
  switch (kind) {
    case "quantity":
      return [
        number(one(draw, amounts)),
        own("deposit"),
        unknown(),
        ...(inLoan ? [each("pages")] : []),
        ...(item ? [of(thisItem, "loan", "pages")] : []),
        ...(year ? [thisYear] : []),
        ...reads,
        ...reads,
      ];
    case "boolean": {
      const upper: Expression = { kind: "option", enumeration: "doubt", option: "upper" };
      return [
        { kind: "boolean", value: draw(2) === 0 },
        own("student"),
        compare("equal", { kind: "interpretation", name: "doubt" }, upper),
        ...(inLoan ? [each("rare")] : []),
        ...reads,
        ...reads,
      ];
    }
    case "date":
      return [day(one(draw, dates)), own("born"), ...(inLoan ? [each("lentOn")] : []), ...reads, ...reads];
  }
}
