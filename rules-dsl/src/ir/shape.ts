/** Small checks of the shape of JSON, put together into larger ones. Each reports what it expected, with the path. */

export interface ProgramProblem {
  /** `rules[3].versions[0].body.kind`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
}

export type Check = (json: unknown, path: string, problems: ProgramProblem[]) => void;

/** A value for which `holds`. */
export function value(expected: string, holds: (json: unknown) => boolean): Check {
  return (json, path, problems) => {
    if (!holds(json)) problems.push({ path, expected });
  };
}

export function oneOf(...allowed: readonly (string | number | boolean)[]): Check {
  return value(allowed.map((each) => JSON.stringify(each)).join(" or "), (json) => allowed.includes(json as string));
}

export function listOf(member: Check): Check {
  return (json, path, problems) => {
    if (!Array.isArray(json)) problems.push({ path, expected: "a list" });
    else for (const [index, each] of json.entries()) member(each, `${path}[${index}]`, problems);
  };
}

/** Every value of an object whose keys are free. */
export function recordOf(member: Check): Check {
  return (json, path, problems) => {
    const object = asObject(json);
    if (!object) problems.push({ path, expected: "an object" });
    else for (const [key, each] of Object.entries(object)) member(each, join(path, key), problems);
  };
}

/** An object with these keys and no other; `optional` ones may be absent. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (json, path, problems) => {
    const found = asObject(json);
    if (!found) {
      problems.push({ path, expected: "an object" });
      return;
    }
    for (const [key, check] of Object.entries(required)) check(found[key], join(path, key), problems);
    for (const [key, check] of Object.entries(optional)) {
      if (found[key] !== undefined) check(found[key], join(path, key), problems);
    }
    for (const key of Object.keys(found)) {
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key)) {
        problems.push({ path: join(path, key), expected: "no such key" });
      }
    }
  };
}

/** An object of one of several shapes, told apart by `kind`; the shapes need not mention `kind`. */
export function byKind(
  kinds: Readonly<Record<string, readonly [Record<string, Check>, Record<string, Check>?]>>,
): Check {
  const shapes = new Map(
    Object.entries(kinds).map(([kind, [required, optional]]) => [
      kind,
      object({ kind: oneOf(kind), ...required }, optional),
    ]),
  );
  return (json, path, problems) => {
    const kind = asObject(json)?.["kind"];
    const shape = typeof kind === "string" ? shapes.get(kind) : undefined;
    if (shape) shape(json, path, problems);
    else problems.push({ path: join(path, "kind"), expected: [...shapes.keys()].join(" or ") });
  };
}

/** Shapes that hold themselves, as expressions do: deeper than `limit` is refused, since whoever reads it would overflow. */
export function nested(limit: number, check: () => Check): Check {
  let depth = 0;
  return (json, path, problems) => {
    if (depth === limit) {
      problems.push({ path, expected: `no more than ${limit} levels` });
      return;
    }
    depth++;
    check()(json, path, problems);
    depth--;
  };
}

function asObject(json: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : undefined;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
