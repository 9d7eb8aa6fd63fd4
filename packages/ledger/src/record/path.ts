/** Where a value stands in a JSON document, as people write it: `participations[0].credits`; `$` is the document itself. */
export type Step = string | number;

export function printPath(steps: readonly Step[]): string {
  if (steps.length === 0) return "$";
  return steps.map(printStep).join("").replace(/^\./, "");
}

/** @param pointer a JSON pointer (RFC 6901); `document` tells an index from a key that looks like one. */
export function stepsOf(pointer: string, document: unknown): readonly Step[] {
  let here = document;
  return pointer
    .split("/")
    .slice(1)
    .map((part) => {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(here) ? Number(key) : key;
      here = valueAt(here, [step]);
      return step;
    });
}

export function valueAt(document: unknown, steps: readonly Step[]): unknown {
  let here = document;
  for (const step of steps) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<Step, unknown>>)[step];
  }
  return here;
}

function printStep(step: Step): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
