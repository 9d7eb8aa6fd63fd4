/** Figures that measurements keep: what each is and must be, where it was measured, and the table of the docs that is made of them. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseRational } from "@delibera/rules-dsl/values";

export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly unit: "×" | "bytes" | "s";
  /** At most, or at least; none where there is an aim only, or not even that. */
  readonly must?: readonly ["≤" | "≥", string];
  readonly aim: string;
  readonly command: string;
}

/** As it was measured, by id of the figure. */
export interface KeptFigure {
  /** A decimal number, in the unit of the figure. */
  readonly value: string;
  /** `yyyy-mm-dd`. */
  readonly on: string;
  readonly machine: string;
  /** Processes that wanted a core when it ended: more than the machine has cores means that others used it too. */
  readonly load: string;
}

const cohorts = "DELIBERA_BENCH=cohorts npm run bench -w @delibera/deliberations";
const peers = "DELIBERA_BENCH=peers npm run bench -w @delibera/deliberations";
const statements = "npm run bench -w @delibera/simulation";

export const figures: readonly Figure[] = [
  {
    id: "emitted-to-hand",
    what: "emitted columnar code / a loop written by hand on the same columns (W)",
    unit: "×",
    must: ["≤", "1.1"],
    aim: "≤ 1.0 of the branch-free loop",
    command: cohorts,
  },
  {
    id: "emitted-to-masks",
    what: "emitted columnar code / the branch-free loop by hand (W)",
    unit: "×",
    aim: "≤ 1.0",
    command: cohorts,
  },
  {
    id: "workload-to-reading",
    what: "W, 1.2 million people × 40, two cores / reading the same bytes",
    unit: "×",
    must: ["≤", "20"],
    aim: "≤ 8",
    command: "DELIBERA_BENCH=two-cores npm run bench -w @delibera/deliberations",
  },
  {
    id: "acts-to-workload",
    what: "the acts, 2023-2025, 1.5 million people / W, for each participation; prepared for many runs",
    unit: "×",
    must: ["≤", "4"],
    aim: "≤ 2",
    command: cohorts,
  },
  {
    id: "acts-to-hand",
    what: "the same / the loop of W written by hand, which stays when the emitted one grows quicker",
    unit: "×",
    aim: "–",
    command: cohorts,
  },
  {
    id: "acts-once-to-workload",
    what: "the acts / W, prepared for one run, with fewer classes of people",
    unit: "×",
    aim: "≤ 4",
    command: cohorts,
  },
  {
    id: "candidate-to-one",
    what: "baseline, candidate, matrix and witness / one run (2023-2025, 1.5 million people)",
    unit: "×",
    must: ["≤", "2.2"],
    aim: "≤ 1.3",
    command: statements,
  },
  {
    id: "edit",
    what: "a rule is edited → the national report, warm snapshot, two cores",
    unit: "s",
    must: ["≤", "1"],
    aim: "≤ 0.2",
    command: statements,
  },
  {
    id: "bytes",
    what: "memory of the national cohort, for each participation",
    unit: "bytes",
    must: ["≤", "24"],
    aim: "≤ 12",
    command: cohorts,
  },
  {
    id: "sql-to-hand",
    what: "the emitted statement / the best one by hand (W, PostgreSQL)",
    unit: "×",
    must: ["≤", "1.3"],
    aim: "≤ 1.0",
    command: statements,
  },
  {
    id: "shards",
    what: "one cluster / two with half the people each, at once (W)",
    unit: "×",
    must: ["≥", "1.8"],
    aim: "≥ 1.95",
    command: statements,
  },
  {
    id: "shards-processor",
    what: "the same by processor time: of the one server / of the busier of the two",
    unit: "×",
    must: ["≥", "1.8"],
    aim: "≥ 1.95",
    command: statements,
  },
  ...["@gorules/zen-engine 0.54.0", "publicodes 1.10.3", "json-rules-engine 7.3.1"].map(
    (name): Figure => ({
      id: `peer ${name}`,
      what: `${name} / the same formula emitted`,
      unit: "×",
      must: ["≥", "300"],
      aim: "≥ 1000",
      command: peers,
    }),
  ),
];

/** Writes what was measured into the kept file, in place of what was there. @throws RangeError for a figure that is not listed. */
export function keepFigure(path: string | URL, id: string, value: string): void {
  if (!figures.some((figure) => figure.id === id)) throw new RangeError(`no figure ${id}`);
  const processors = cpus();
  const kept: KeptFigure = {
    value,
    on: new Date().toISOString().slice(0, 10),
    machine: `${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    load: (loadavg()[0] ?? 0).toFixed(1),
  };
  const all = { ...keptFigures(path), [id]: kept };
  const sorted = Object.fromEntries(figures.flatMap((figure) => (all[figure.id] ? [[figure.id, all[figure.id]]] : [])));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}

export function keptFigures(path: string | URL): Readonly<Record<string, KeptFigure>> {
  return JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, KeptFigure>>;
}

/** In Markdown. What has not been measured is said so; what is not as it must be is said too. */
export function figuresTable(kept: Readonly<Record<string, KeptFigure>>): string {
  const rows = figures.map((figure) => {
    const { what, unit, must, aim, command } = figure;
    const measured = kept[figure.id];
    const value = measured
      ? `${measured.value} ${unit}${holds(figure, measured.value) ? "" : ", **not as it must be**"}`
      : "not measured";
    const where = measured ? `${measured.on}, load ${measured.load}` : "";
    return `| ${what} | ${must?.join(" ") ?? "–"} | ${aim} | ${value} | ${where} | \`${command}\` |`;
  });
  const machines = [...new Set(Object.values(kept).map(({ machine }) => machine))];
  return [
    "| what | must | aim | measured | when | command |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    `Machine: ${machines.join("; ") || "none yet"}.`,
  ].join("\n");
}

function holds({ must }: Figure, value: string): boolean {
  if (!must) return true;
  const [sign, bound] = must;
  const [found, limit] = [parseRational(value), parseRational(bound)];
  if (!found || !limit) throw new RangeError(`${value} or ${bound} is no decimal number`);
  const [left, right] = [found.n * limit.d, limit.n * found.d];
  return sign === "≤" ? left <= right : left >= right;
}

const [begin, end] = ["<!-- figures: npm run update -->", "<!-- end of figures -->"];

/** @throws RangeError for a page without the place of the table. */
export function pageWithTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${table}\n\n${page.slice(to)}`;
}
