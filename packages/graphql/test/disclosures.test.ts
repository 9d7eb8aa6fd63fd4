/** What a provider discloses of an event. */
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { bound, change } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

describeOnEachDatabase("the sponsors of an event", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    const participations = [participation("PA-1", "5.0"), participation("PA-2", "5.0", { provider: "regional" })];
    registry = await openRegistry(open, [person(1, "Prova", { participations })]);
  });

  it("are disclosed by its provider, the last time it says so, and read by everybody", async () => {
    const as = await bound(registry.database, "provider", "unnamed-national");
    const asked = { as, person: "", payload: "event { disclosure { registeredOn sponsors partners } }" };
    const none: unknown = await registry.data('{ event(id: "EV-PA-1") { disclosure { sponsors } } }');
    expect(none).toEqual({ event: { disclosure: null } });
    await change(registry, "discloseSponsors", { event: "EV-PA-1", sponsors: [], partners: [] }, asked);
    const answer = await change(
      registry,
      "discloseSponsors",
      { event: "EV-PA-1", sponsors: [" Acme "], partners: ["Ente"] },
      asked,
    );
    expect(answer.event.disclosure).toEqual({ registeredOn: "2026-11-21", sponsors: ["Acme"], partners: ["Ente"] });
    expect(
      await change(registry, "discloseSponsors", { event: "EV-PA-1", sponsors: [" "], partners: [] }, asked),
    ).toMatchObject({
      __typename: "InvalidInput",
      argument: "sponsors",
    });
    expect(
      await change(registry, "discloseSponsors", { event: "EV-PA-2", sponsors: [], partners: [] }, asked),
    ).toMatchObject({
      __typename: "NotAllowed",
      message: "EV-PA-2 is of another provider",
    });
  });

  it("are named in a few words, once each", async () => {
    const as = await bound(registry.database, "provider", "unnamed-national");
    const event = "EV-PA-1";
    const told = '{ event(id: "EV-PA-1") { disclosure { sponsors partners } } }';
    const before: unknown = await registry.data(told);
    for (const [sponsors, partners, argument, message] of [
      [
        ["x".repeat(50_000)],
        [],
        "sponsors",
        "each name of `sponsors` has 1 to 200 characters: write it, or leave it out",
      ],
      [["Acme", "A C M E"], [], "sponsors", '`sponsors` has "A C M E" twice: name each once'],
      [
        [],
        ["Ac\u0000me"],
        "partners",
        "each name of `partners` holds U+0000, a character that cannot be seen: remove it",
      ],
      [["Acme"], ["acme"], "partners", '`partners` has "acme", which is a sponsor already: name each once'],
    ] as const) {
      const answer = await change(registry, "discloseSponsors", { event, sponsors, partners }, { as, person: "" });
      expect(answer).toMatchObject({ __typename: "InvalidInput", argument, message });
    }
    expect(await registry.data(told)).toEqual(before);
  });
});
