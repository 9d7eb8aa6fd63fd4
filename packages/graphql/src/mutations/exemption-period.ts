/** Which days an exemption may be asked for: in the life of the person, and until the last for which the acts say what is due. */
import type { PublishedProgram } from "@delibera/acts";
import { trienniOf } from "@delibera/acts";
import type { Sentence } from "../bad-input.ts";
import { badInput } from "../bad-input.ts";

export interface ExemptionPeriod {
  readonly from: string;
  readonly to: string;
}

interface Bounds {
  readonly person: { readonly birthDate?: string | undefined };
  readonly published: PublishedProgram;
  readonly today: string;
}

interface Misfit {
  readonly field: "from" | "to";
  readonly why: Sentence;
}

/** Throws BAD_USER_INPUT naming the day that cannot be asked for. */
export function checkPeriod(period: ExemptionPeriod, bounds: Bounds): void {
  const misfit = misfitOf(period, bounds);
  if (misfit !== undefined) throw badInput(misfit.why, misfit.field);
}

/** Undefined when such an exemption can be registered. From which day on the acts know exemptions, they are asked themselves. */
export function misfitOf({ from, to }: ExemptionPeriod, { person, published, today }: Bounds): Misfit | undefined {
  if (to < from) {
    const it = `\`to\` è ${to}: viene prima di \`from\`, ${from}`;
    return { field: "to", why: { en: `\`to\` is ${to}: it comes before \`from\`, ${from}`, it } };
  }
  if (person.birthDate !== undefined && from < person.birthDate) {
    const en = `\`from\` is ${from}: it comes before the person was born, on ${person.birthDate}`;
    const it = `\`from\` è ${from}: viene prima della nascita della persona, il ${person.birthDate}`;
    return { field: "from", why: { en, it } };
  }
  const last = trienniOf(published.program, today).at(-1)?.slice(-4);
  if (last !== undefined && to > `${last}-12-31`) {
    const todo = "ask until then, and for what follows when they do";
    const en = `\`to\` is ${to}: the acts say what is due until ${last}-12-31: ${todo}`;
    const poi = "si chieda fino ad allora, e il resto quando lo diranno";
    const it = `\`to\` è ${to}: gli atti dicono che cosa è dovuto fino al ${last}-12-31: ${poi}`;
    return { field: "to", why: { en, it } };
  }
  return undefined;
}
