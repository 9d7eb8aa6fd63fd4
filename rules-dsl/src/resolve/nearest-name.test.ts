import { describe, expect, it } from "vitest";
import { nearestName } from "./nearest-name.ts";

describe("the nearest name", () => {
  it.each([
    ["quotta", "quota", "a letter too many"],
    ["qota", "quota", "a letter too few"],
    ["quata", "quota", "a letter for another"],
    ["qouta", "quota", "two letters swapped"],
    ["QUÒTA", "quota", "another case and an accent"],
    ["fuori_sedde", "fuori_sede", "a letter too many in the middle"],
    ["costo_dei_prestiti_in_sede_loro", "costo_dei_prestiti", "no name within a third of its length"],
  ])("of %s", (written, name, why) => {
    const known = ["sconto", "quota", "fuori_sede", "costo_dei_prestiti"];
    expect(nearestName(written, known), why).toBe(why.startsWith("no name") ? undefined : name);
  });

  it("is the first of those equally near, and a nearer one whatever its place", () => {
    expect(nearestName("casa", ["cassa", "cosa", "rosa"])).toBe("cassa");
    expect(nearestName("permesso", ["permessi_di", "promesso", "permessi"])).toBe("permessi");
  });
});
