// @vitest-environment jsdom
import { beforeEach, expect, it } from "vitest";
import { keepTrial, readTrial } from "./trial-text.ts";

const published = { name: "atto.delibera", hash: "sha256:1", text: "150" };
beforeEach(() => sessionStorage.clear());

it("finds the text being tried again after a reload", () => {
  keepTrial(published, "140");
  expect(readTrial(published)).toBe("140");
});

it("forgets it when the published text comes back", () => {
  keepTrial(published, "140");
  keepTrial(published, "150");
  expect(readTrial(published)).toBeUndefined();
  expect(sessionStorage).toHaveLength(0);
});

it("does not lay it over another edition of the act, nor over something else that is stored there", () => {
  keepTrial(published, "140");
  expect(readTrial({ ...published, hash: "sha256:2" })).toBeUndefined();
  sessionStorage.setItem("delibera.trial.atto.delibera", "{");
  expect(readTrial(published)).toBeUndefined();
});
