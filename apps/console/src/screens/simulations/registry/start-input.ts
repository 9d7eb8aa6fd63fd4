/** The question of the form, as the server takes it: its people are those of the registry. */
import { actNamed } from "../../../authoring/act-named.ts";
import type { Language } from "../../../messages/language.tsx";
import type { ListedOrder } from "../../../people/operations.ts";
import type { Asked, Change } from "../../../simulations/protocol.ts";
import type { TakeInput } from "./kept/operations.ts";
import type { StartInput } from "./operations.ts";

export interface RegistryPeople {
  readonly status: "" | "ENROLLED" | "CANCELLED" | "RETIRED";
  /** National code; empty for every profession. */
  readonly profession: string;
  /** Ids of Orders in the registry, between spaces or commas; empty for all of them. */
  readonly orders: string;
  /** ISTAT code of the region of the Order; empty for every region. */
  readonly region: string;
  /** In completed years; empty for no bound. */
  readonly from: string;
  readonly to: string;
  /** Such as `1/10`; empty for everybody. */
  readonly share: string;
}

export const everybody: RegistryPeople = {
  status: "",
  profession: "",
  orders: "",
  region: "",
  from: "",
  to: "",
  share: "",
};

/** Of whom: the people of the fields, or a cohort that was taken before, by its id. */
export type OfWhom =
  | { readonly people: RegistryPeople; readonly orders: readonly ListedOrder[] }
  | { readonly kept: string };

/** Undefined: the text of the draft does not say which act it is. */
export function startInput(
  { cycle, asOf, knownOn, seed, change, bands, by }: Asked,
  whom: OfWhom,
  language: Language,
): StartInput | undefined {
  const candidates = candidatesOf(change);
  if (candidates === undefined) return undefined;
  return {
    ...{ triennium: cycle, asOf, knownOn, candidates, bands: [...bands], dimensions: [by] },
    favourable: "SMALLER",
    ...("kept" in whom
      ? { keptCohort: whom.kept }
      : {
          cohort: {
            ...cohortOf(whom.people, seed),
            ...regionsOf(whom.people.region, by === "region", whom.orders),
          },
        }),
    language: language === "it" ? "IT" : "EN",
  };
}

/** Whom to take and keep: where the Orders are is told too, so that every question can be asked of them. */
export function takeInput(
  { asOf, seed }: Pick<Asked, "asOf" | "seed">,
  people: RegistryPeople,
  orders: readonly ListedOrder[],
): TakeInput {
  return { cohort: { asOf, ...cohortOf(people, seed), ...regionsOf(people.region, true, orders) } };
}

function candidatesOf(change: Change): StartInput["candidates"] | undefined {
  switch (change.kind) {
    case "reading": {
      const { name, option } = change;
      return [{ name: option, interpretations: [{ name, option }] }];
    }
    case "parameter":
      return change.values.map((value) => ({ name: value, parameters: [{ rule: change.rule, value }] }));
    case "known":
      return [{ name: change.on, knownOn: change.on }];
    case "draft": {
      const act = actNamed(change.text);
      return act === undefined ? undefined : [{ name: act, text: { act, text: change.text } }];
    }
  }
}

function cohortOf(people: RegistryPeople, seed: number): NonNullable<StartInput["cohort"]> {
  const { status, profession, from, to, share } = people;
  const orders = people.orders.split(/[\s,;]+/).filter((id) => id !== "");
  return {
    ...(status !== "" && { status: [status] }),
    ...(profession !== "" && { professions: [Number(profession)] }),
    ...(orders.length > 0 && { orders: [...new Set(orders)] }),
    ...((from !== "" || to !== "") && { age: { ...boundOf("from", from), ...boundOf("to", to) } }),
    ...(share !== "" && { sample: { share, seed } }),
  };
}

/** The Orders say where they are: whom a region has is asked by them, and so is who is told apart by region. */
function regionsOf(region: string, isTold: boolean, orders: readonly ListedOrder[]): StartInput["cohort"] & object {
  if (region === "" && !isTold) return {};
  const placed = orders.flatMap(({ id, region: of }) => (of === null ? [] : [{ order: id, region: of }]));
  return { ...(region !== "" && { regions: [region] }), ...(placed.length > 0 && { regionOfOrder: placed }) };
}

function boundOf(name: "from" | "to", years: string): object {
  return years === "" ? {} : { [name]: Number(years) };
}
