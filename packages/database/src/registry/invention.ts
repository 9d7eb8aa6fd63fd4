/** What invented people are made of, without the tables they could be written to: browsers make them too. */
export { disciplineList } from "../reference/disciplines.ts";
export { professionList } from "../reference/professions.ts";
export { type ProfessionProfile, professionMix } from "./profession-mix.ts";
export { createRandom, type Random } from "./random.ts";
