/** `delibera simulate`: what a change of the rules does to many people, and because of which comma. */
import { changePointsOf } from "@delibera/simulation";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { deliberationsFolder } from "../load/deliberations.ts";
import { printSimulation } from "../print/simulation.ts";
import type { Asked, SimulateOptions } from "../simulate/asked.ts";
import { askedOf } from "../simulate/asked.ts";
import { exportSimulation, refusePlace } from "../simulate/export-simulation.ts";
import type { Ran } from "../simulate/run-simulation.ts";
import { runSimulation } from "../simulate/run-simulation.ts";
import { showPerson } from "../simulate/show-person.ts";
import { simulateWords } from "../simulate/simulate-words.ts";
import { watchSimulation } from "../simulate/watch-simulation.ts";
import type { Terminal } from "../terminal.ts";

/** Per cent of the people that one step of a sweep must move to be called a cliff. */
const cliff = 5;

export async function simulateCommand(options: SimulateOptions, terminal: Terminal): Promise<ExitCode> {
  const asked = askedOf(options, terminal);
  const folder = deliberationsFolder(options.deliberations, terminal);
  if (options.person !== undefined)
    return await showPerson(options.person, { asked, folder, json: options.json }, terminal);
  if (options.watch)
    return await watchSimulation(options, folder, terminal, (ran, of) => print(ran, of, options, terminal));
  const target = options.export;
  if (target !== undefined) refusePlace(target);
  const ran = await runSimulation(asked, folder, terminal);
  if (!ran) return exitCodes.interrupted;
  const { files } = target === undefined ? { files: [] } : await exportSimulation(target, asked, ran, folder);
  print(ran, asked, options, terminal);
  if (target !== undefined) terminal.say(simulateWords.exported(target, files.length + 1));
  return exitCodes.fine;
}

/** Of those that follow each other, each is a line as data. */
function print({ report, people }: Ran, asked: Asked, { json, watch }: SimulateOptions, terminal: Terminal): void {
  const changePoints = asked.sweep === undefined ? undefined : changePointsOf(report, cliff);
  if (!json) {
    terminal.print(printSimulation(report, changePoints, people.isInvented, terminal));
    return;
  }
  const { people: of } = asked;
  const from = of.kind === "synthetic" ? { synthetic: of } : { snapshot: { folder: of.folder, hash: people.hash() } };
  terminal.print(
    JSON.stringify({ ...report, ...from, ...(changePoints ? { changePoints } : {}) }, null, watch ? 0 : 2),
  );
}
