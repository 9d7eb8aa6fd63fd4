/** The fictional Orders, in towns that do not exist, and in which register each fictional person is enrolled. */

import type { ProfessionalFacts } from "../facts/professional-facts.ts";
import type { MembershipEntry, OrderEntry } from "../facts/register-orders.ts";

/** Each in a region that exists, so that people can be told by it. */
const towns = [
  { town: "Borgofinto", region: "08" },
  { town: "Montenullo", region: "16" },
] as const;
const professionsOf = {
  MED: { codes: [1, 2], name: "Ordine dei medici chirurghi e degli odontoiatri di" },
  INF: { codes: [14, 15], name: "Ordine delle professioni infermieristiche di" },
  TSRM: { codes: [], name: "Ordine dei TSRM e delle altre professioni sanitarie di" },
} as const satisfies Readonly<Record<string, { readonly codes: readonly number[]; readonly name: string }>>;

export const fictionalOrders: readonly OrderEntry[] = Object.entries(professionsOf).flatMap(([letters, { name }]) =>
  towns.map(({ town, region }, place) => ({ id: `ORD-${letters}-${1 + place}`, name: `${name} ${town}`, region })),
);

/** Enrolled since the first resolution, until a cancellation that nothing followed; nobody without a resolution is enrolled. */
export function fictionalMembership(person: ProfessionalFacts): MembershipEntry[] {
  const resolutions = [...(person.registrations ?? [])].sort((one, other) =>
    one.resolvedOn < other.resolvedOn ? -1 : 1,
  );
  const [first, last] = [resolutions[0], resolutions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const letters = Object.entries(professionsOf).find(([, { codes }]) => codes.some((it) => it === person.profession));
  const town = 1 + (Number.parseInt(person.id.replace(/\D/g, ""), 10) % towns.length);
  return [
    {
      professional: person.id,
      order: `ORD-${letters?.[0] ?? "TSRM"}-${town}`,
      from: first.resolvedOn,
      registeredOn: first.registeredOn ?? first.resolvedOn,
      ...(last.kind === "cancellation" ? { to: last.resolvedOn } : {}),
    },
  ];
}
