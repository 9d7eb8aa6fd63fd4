/** Every name in a program has something to stand for, once, and every rule stands after the rules it reads in the same cycle. */
import type { Citation, Expression, Program, RuleVersion, ValueType } from "./program.ts";
import type { ProgramProblem } from "./shape.ts";
import { expressionsOf, partsOf } from "./walk.ts";

export function unboundReferences(program: Program): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const report = (path: string, expected: string) => problems.push({ path, expected });
  const names = namesOf(program, report);
  if (!names.entities.has(program.vocabulary.subject)) report("vocabulary.subject", "an entity");
  checkVocabulary(program, names, report);
  checkInterpretations(program, names, report);
  const standing = new Set<string>();
  for (const [place, rule] of program.rules.entries()) {
    const path = `rules[${place}]`;
    if (rule.item !== undefined && !names.entities.has(rule.item)) report(`${path}.item`, "an entity");
    checkType(rule.type, `${path}.type`, names, report);
    if (rule.derogates !== undefined && !names.rules.has(rule.derogates)) report(`${path}.derogates`, "a rule");
    for (const derogation of rule.derogations) {
      if (!standing.has(derogation)) report(`${path}.derogations`, `the rule ${derogation} to stand before this one`);
    }
    for (const [index, version] of rule.versions.entries()) {
      checkVersion(version, { path: `${path}.versions[${index}]`, names, standing, report });
    }
    standing.add(rule.name);
  }
  checkActions(program, names, report);
  for (const [place, property] of program.properties.entries()) {
    const path = `properties[${place}]`;
    checkCitation(property.citation, `${path}.citation`, names, report);
    for (const statement of property.statements) {
      const at = { path, names, standing: names.rules, report };
      if (statement.kind === "invariant") checkExpression(statement.condition, new Set(), at);
      else if (!names.rules.has(statement.rule)) report(path, `a rule named ${statement.rule}`);
    }
  }
  for (const [place, { citation }] of program.acceptedMutants.entries()) {
    checkCitation(citation, `acceptedMutants[${place}].citation`, names, report);
  }
  for (const [place, example] of program.examples.entries()) {
    checkCitation(example.citation, `examples[${place}].citation`, names, report);
    for (const { target } of [...example.given, ...example.expectations]) {
      if (!names.rules.has(target.rule)) report(`examples[${place}]`, `a rule named ${target.rule}`);
    }
  }
  return problems;
}

type Report = (path: string, expected: string) => void;

interface Names {
  readonly acts: ReadonlySet<string>;
  /** Fields by entity, options by enumeration and by interpretation. */
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly enumerations: ReadonlyMap<string, ReadonlySet<string>>;
  readonly interpretations: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rules: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
}

function namesOf({ vocabulary, acts, interpretations, rules }: Program, report: Report): Names {
  const unique = (names: readonly string[], path: string): ReadonlySet<string> => {
    const known = new Set<string>();
    for (const name of names) {
      if (known.has(name)) report(path, `no second ${name}`);
      known.add(name);
    }
    return known;
  };
  const grouped = (
    groups: readonly { readonly name: string; readonly members: readonly { readonly name: string }[] }[],
    path: string,
  ) => {
    unique(
      groups.map(({ name }) => name),
      path,
    );
    return new Map(
      groups.map(({ name, members }) => [
        name,
        unique(
          members.map((each) => each.name),
          `${path}.${name}`,
        ),
      ]),
    );
  };
  return {
    acts: unique(
      acts.map(({ name }) => name),
      "acts",
    ),
    entities: grouped(
      vocabulary.entities.map(({ name, fields }) => ({ name, members: fields })),
      "entities",
    ),
    enumerations: grouped(
      vocabulary.enumerations.map(({ name, options }) => ({ name, members: options })),
      "enumerations",
    ),
    interpretations: grouped(
      interpretations.map(({ name, options }) => ({ name, members: options })),
      "interpretations",
    ),
    rules: unique(
      rules.map(({ name }) => name),
      "rules",
    ),
    versions: unique(
      rules.flatMap(({ versions }) => versions.map(({ id }) => id)),
      "versions",
    ),
  };
}

function checkVocabulary({ vocabulary }: Program, names: Names, report: Report): void {
  for (const [place, entity] of vocabulary.entities.entries()) {
    const path = `vocabulary.entities[${place}]`;
    const named = [...entity.effectiveOn, ...entity.knownOn, ...(entity.identifiedBy ? [entity.identifiedBy] : [])];
    for (const field of named) {
      if (!names.entities.get(entity.name)?.has(field)) report(path, `a field named ${field}`);
    }
    for (const [index, field] of entity.fields.entries()) {
      checkType(field.type, `${path}.fields[${index}].type`, names, report);
      const at = { path: `${path}.fields[${index}].otherwise`, names, standing: names.rules, report };
      if (field.otherwise) checkExpression(field.otherwise, new Set(), at);
    }
  }
}

function checkActions({ vocabulary }: Program, names: Names, report: Report): void {
  for (const [place, { entity, list, amount, fields }] of vocabulary.actions.entries()) {
    const path = `vocabulary.actions[${place}]`;
    if (!names.entities.get(vocabulary.subject)?.has(list)) report(`${path}.list`, "a field of the subject");
    for (const field of [amount, ...Object.keys(fields)]) {
      if (!names.entities.get(entity)?.has(field)) report(path, `a field ${field} of ${entity}`);
    }
  }
}

function checkInterpretations({ interpretations }: Program, names: Names, report: Report): void {
  for (const [place, { name, chosen, citation, decisions }] of interpretations.entries()) {
    const path = `interpretations[${place}]`;
    checkCitation(citation, `${path}.citation`, names, report);
    if (!names.interpretations.get(name)?.has(chosen)) report(`${path}.chosen`, "one of its options");
    for (const [index, decision] of decisions.entries()) {
      checkCitation(decision.citation, `${path}.decisions[${index}].citation`, names, report);
      if (!names.interpretations.get(name)?.has(decision.option)) {
        report(`${path}.decisions[${index}].option`, "one of its options");
      }
    }
  }
}

function checkCitation({ act }: Citation, path: string, names: Names, report: Report): void {
  if (!names.acts.has(act)) report(`${path}.act`, "an act of the program");
}

function checkType(type: ValueType, path: string, names: Names, report: Report): void {
  if (type.kind === "list") checkType(type.of, path, names, report);
  if (type.kind === "entity" && !names.entities.has(type.name)) report(path, "an entity");
  if (type.kind === "enumeration" && !names.enumerations.has(type.name)) report(path, "an enumeration");
  if (type.kind === "interpretation" && !names.interpretations.has(type.name)) report(path, "an interpretation");
}

interface At {
  readonly path: string;
  readonly names: Names;
  /** Rules that may be read in the same cycle. */
  readonly standing: ReadonlySet<string>;
  readonly report: Report;
}

function checkVersion(version: RuleVersion, at: At): void {
  const { path, names, report } = at;
  checkCitation(version.citation, `${path}.citation`, names, report);
  for (const target of version.replaces) {
    if (!names.versions.has(target)) report(`${path}.replaces`, `a version ${target}`);
  }
  if (version.repeals === (version.body !== undefined)) {
    report(`${path}.body`, version.repeals ? "no body in a repeal" : "a body, or a repeal");
  }
  if (version.body?.kind === "bands") {
    for (const { interpretation } of version.body.gaps) {
      if (!names.interpretations.has(interpretation))
        report(`${path}.body.gaps`, `an interpretation ${interpretation}`);
    }
  }
  const locals = new Set(version.locals.map(({ name }) => name));
  for (const [index, { value }] of version.locals.entries()) {
    const before = new Set(version.locals.slice(0, index).map(({ name }) => name));
    checkExpression(value, before, { ...at, path: `${path}.locals[${index}]` });
  }
  for (const expression of expressionsOf({ ...version, locals: [] })) checkExpression(expression, locals, at);
}

function checkExpression(expression: Expression, bound: ReadonlySet<string>, at: At): void {
  const missing = unbound(expression, bound, at);
  if (missing) at.report(at.path, missing);
  const range = "over" in expression ? expression.over : undefined;
  const inner = range && range.kind !== "years" ? new Set([...bound, range.variable]) : bound;
  const members = range?.kind === "groups" ? new Set([...bound, range.member]) : bound;
  for (const part of partsOf(expression)) {
    const outside = range && "list" in range && part === range.list;
    const about = outside || isOutsideRange(expression, part) ? bound : inner;
    checkExpression(part, range?.kind === "groups" && part === range.key ? members : about, at);
  }
  if (range?.kind === "options" && !at.names.enumerations.has(range.enumeration)) {
    at.report(at.path, `an enumeration ${range.enumeration}`);
  }
}

/** What is allotted, and to whom, is asked once, not of each member. */
function isOutsideRange(expression: Expression, part: Expression): boolean {
  return expression.kind === "allocate" && (part === expression.pool || part === expression.share);
}

/** What an expression names and the program does not have; undefined when it has it. */
function unbound(expression: Expression, bound: ReadonlySet<string>, { names, standing }: At): string | undefined {
  switch (expression.kind) {
    case "local":
      return bound.has(expression.name) ? undefined : `a local name ${expression.name}`;
    case "field":
      return names.entities.get(expression.entity)?.has(expression.field)
        ? undefined
        : `a field ${expression.field} of ${expression.entity}`;
    case "interpretation":
      return names.interpretations.has(expression.name) ? undefined : `an interpretation ${expression.name}`;
    case "option": {
      const options =
        names.enumerations.get(expression.enumeration) ?? names.interpretations.get(expression.enumeration);
      return options?.has(expression.option)
        ? undefined
        : `an option ${expression.option} of ${expression.enumeration}`;
    }
    case "rule":
      if (!names.rules.has(expression.rule)) return `a rule named ${expression.rule}`;
      return expression.previous || expression.cycle || standing.has(expression.rule) || expression.underogated
        ? undefined
        : `the rule ${expression.rule} to stand before this one`;
    default:
      return undefined;
  }
}
