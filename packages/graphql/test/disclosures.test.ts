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
});
