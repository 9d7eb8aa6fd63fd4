import { describe, expect, it } from "vitest";
import type { ActSummary } from "./law.tsx";
import { shortActName } from "./law.tsx";

const act = (name: string, kind: string, title: string, adoptedOn: string | null): ActSummary => {
  return { name, kind, title, adoptedOn, publishedOn: null, effectiveFrom: "2026-01-01", sections: [] };
};

const acts = [
  act("a", "delibera", "Delibera della CNFC n. 1/2025 su recupero e premialità", "2025-07-03"),
  act("b", "delibera", "Delibera della CNFC n. 5/2025 sui cancellati", "2025-11-20"),
  act(
    "c",
    "decreto legge",
    "Decreto-legge 8 aprile 2020, n. 22, convertito dalla legge 6 giugno 2020, n. 41",
    "2020-04-08",
  ),
  act("d", "decreto legge", "Decreto-legge 19 maggio 2020, n. 34, convertito", "2020-05-19"),
  act("e", "decisione", "Decisione del 27 settembre 2018 sull'autoformazione", "2018-09-27"),
  act("f", "decisione", "Decisione del 27 novembre 2018 sul recupero", "2018-11-27"),
  act("g", "manuale", "Manuale della formazione", "2019-03-20"),
  act("h", "prassi", "Prassi di allora", null),
  act("i", "prassi", "Altra prassi di allora", null),
  act("l", "prassi", "Obbligo formativo del triennio 2026-2028, per come è annunciato", null),
  act("m", "prassi", "La stessa, per come si applica", null),
  act("n", "prassi", "La stessa, per come si applicava", null),
];

describe("the short name of an act", () => {
  it.each([
    ["g", "manuale 2019"],
    ["a", "delibera 1/2025"],
    ["b", "delibera 5/2025"],
    ["c", "decreto legge 22/2020"],
    ["d", "decreto legge 34/2020"],
    ["e", "decisione 27/09/2018"],
    ["f", "decisione 27/11/2018"],
    ["h", "prassi «Prassi di allora»"],
    ["l", "prassi «Obbligo formativo del triennio 2026-2028»"],
    ["m", "m"],
    ["unknown", "unknown"],
  ])("of %s is %s", (name, short) => {
    expect(shortActName({ acts, interpretations: [] }, name)).toBe(short);
  });
});
