/** Events from the numbered steps of something that goes on: each step since the last one known, until there is an end. */
import { badInput } from "./bad-input.ts";
import type { Context } from "./context.ts";
import type { Live, LiveEvent } from "./live.ts";

interface Step<Kind> {
  readonly number: number;
  readonly kind: Kind;
}

interface Watched<Kind> {
  /** The last number that whoever comes back knows. */
  readonly known: number | undefined;
  readonly live: Live;
  /** In their order. */
  readonly stepsOf: (id: string, context: Context) => Promise<readonly Step<Kind>[]>;
  readonly hasEnded: (kind: Kind) => boolean;
}

const betweenLooks = 500;

/** Each event with the kinds of the steps up to it. */
export async function* eventsOf<Kind>(id: string, { known, live, stepsOf, hasEnded }: Watched<Kind>) {
  let told = known;
  for (;;) {
    const steps = await live.look((context) => stepsOf(id, context));
    const hasAnEnd = steps.some(({ kind }) => hasEnded(kind));
    const end = steps.at(-1)?.number ?? 0;
    const fresh = toTell(steps, told);
    // Whoever came back knowing the end is told it again: they would wait for ever.
    for (const number of hasAnEnd && fresh.length === 0 ? [end] : fresh) {
      told = number;
      const kinds = steps.filter((step) => step.number <= number).map(({ kind }) => kind);
      yield { id, number, kinds, isLast: hasAnEnd && number === end } satisfies LiveEvent & {
        id: string;
        kinds: Kind[];
      };
    }
    if (hasAnEnd) return;
    if (!(await live.pause(betweenLooks))) return;
  }
}

/** The last event that whoever comes back knows, as they or the header say it. */
export function knownOf(after: string | null | undefined, live: Live): number | undefined {
  const known = after ?? live.lastEventId;
  if (known !== undefined && !/^\d{1,9}$/.test(known))
    throw badInput({ en: "`after` is not the id of an event", it: "`after` non è l'id di un evento" }, "after");
  return known === undefined ? undefined : Number.parseInt(known, 10);
}

/** Who knows nothing is told what is now; who knows something, every step since that is still there to be told. */
function toTell(steps: readonly Step<unknown>[], told: number | undefined): readonly number[] {
  const last = steps.at(-1)?.number ?? 0;
  if (told === undefined) return [last];
  return steps.map(({ number }) => number).filter((number) => number > told);
}
