/** Loops written as code: one text over arrays of one kind each is compiled once, whichever question writes it. */
import type { Integers } from "@delibera/rules-dsl/columnar";

/** What a loop reads: arrays, and numbers that are the same for everybody. In its text they are `a0`, `a1` and so on. */
export type Input = Integers | number;

type Loop = (...args: never[]) => void;

const known = new Map<string, (inputs: readonly Input[]) => Loop>();
/** Beyond, they are forgotten. */
const mostTexts = 2_000;

/** @param text of a function. */
export function writtenLoop(inputs: readonly Input[], text: string): Loop {
  const kinds = inputs.map((each) => (typeof each === "number" ? "number" : each.constructor.name));
  const names = inputs.map((_, place) => `a${place}`);
  const whole = `// ${kinds.join(" ")}\nconst [${names.join(", ")}] = inputs;\nreturn ${text};`;
  const found = known.get(whole) ?? compiled(inputs, whole);
  if (known.size >= mostTexts) known.clear();
  known.set(whole, found);
  return found(inputs);
}

/** Made twice before it is run: the machine would take the arrays of an only one for constants, in code that is of no use to the next. */
function compiled(inputs: readonly Input[], text: string): (given: readonly Input[]) => Loop {
  const make = new Function("inputs", text) as (given: readonly Input[]) => Loop;
  make(inputs);
  return make;
}
