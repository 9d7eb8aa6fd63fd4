import { expect, test } from "vitest";
import { disciplineList } from "./disciplines.ts";
import { objectiveList } from "./objectives.ts";
import { professionList } from "./professions.ts";

test("the current lists have 31 professions and 121 disciplines", () => {
  expect(professionList).toHaveLength(31);
  expect(disciplineList.filter((it) => it.edition === 2)).toHaveLength(121);
});

test("every profession has a discipline, and a discipline belongs to one profession", () => {
  const current = disciplineList.filter((it) => it.edition === 2);
  expect(new Set(current.map((it) => it.profession))).toEqual(new Set(professionList.map((it) => it.code)));
  expect(new Set(current.map((it) => it.code)).size).toBe(121);
});

test("the same words are two disciplines in two professions", () => {
  const found = disciplineList.filter((it) => it.name === "Psicoterapia").map((it) => [it.profession, it.code]);
  expect(found).toEqual([
    [1, 112],
    [5, 77],
  ]);
});

test("a discipline that was renamed keeps its older name in the older edition", () => {
  const names = disciplineList.filter((it) => it.code === 13).map((it) => [it.edition, it.name]);
  expect(names).toEqual([
    [1, "Medicina e chirurgia di accettazione e di urgenza"],
    [2, "Medicina d'emergenza-urgenza"],
  ]);
});

test("the current objectives are 1 to 38, each in one area", () => {
  const current = objectiveList.filter((it) => it.edition === 2);
  expect(current.map((it) => it.code)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
  const older = objectiveList.filter((it) => it.edition === 1 && it.code === 20).map((it) => it.area);
  expect(older).toEqual(["technical", "process", "system"]);
});
