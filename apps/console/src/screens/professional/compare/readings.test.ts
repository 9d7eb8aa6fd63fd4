import { expect, it } from "vitest";
import { readReadings, writeReadings } from "./readings.ts";

it("readings go to the address and come back", () => {
  const readings = [
    { name: "fascia", option: "upper" },
    { name: "mesi", option: "whole" },
  ];
  expect(writeReadings(readings)).toBe("fascia:upper,mesi:whole");
  expect(readReadings(writeReadings(readings))).toEqual(readings);
  expect(writeReadings([])).toBe(undefined);
});

it("what is malformed, and a second choice of the same interpretation, is dropped", () => {
  expect(readReadings("fascia:upper,fascia:lower,nonsense,<b>:x,")).toEqual([{ name: "fascia", option: "upper" }]);
  expect(readReadings(12)).toEqual([]);
  expect(readReadings(undefined)).toEqual([]);
});
