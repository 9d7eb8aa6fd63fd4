/** Every worked example and every contradiction of the sources is quoted, by its sign, in the title of an example of an act. */
import { expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";

/** V: the Vademecum; M: the manual; X: Orders and other public pages. */
const workedExamples = [
  ...["V-01", "V-02", "V-03", "V-04", "V-05", "V-05b", "V-06", "V-07", "V-08a", "V-08b", "V-08c", "V-09", "V-10"],
  ...["V-11", "V-12", "V-13", "V-14", "V-15", "V-16", "V-17", "V-18"],
  ...["M-01", "M-02", "M-03"],
  ...["X-01", "X-02", "X-03", "X-04", "X-05", "X-06", "X-07", "X-08", "X-09"],
];

/** Where two texts disagree. C-05 (what is not forbidden) and C-15 (how one logs in) decide no value: no example can show them. */
const contradictions = [
  ...["C-01", "C-02", "C-03", "C-04", "C-06", "C-07", "C-08", "C-09", "C-10", "C-11", "C-12", "C-13", "C-14", "C-16"],
  ...["C-17", "C-18", "C-19", "C-20", "C-21", "C-22"],
];

const titles = program.examples.map(({ title }) => title);

/** The signs with which a title opens: `V-07, V-08b: …`. */
const quoted = titles.flatMap((title) => /^([VMXC]-\d+[a-z]?(?:, )?)+(?=:)/.exec(title)?.[0].split(", ") ?? []);

it.each([...workedExamples, ...contradictions])("%s is quoted in an example that the acts pass", (sign) => {
  expect(quoted).toContain(sign);
});

it("no title opens with a sign that the sources do not have", () => {
  expect(quoted.filter((sign) => ![...workedExamples, ...contradictions].includes(sign))).toEqual([]);
});
