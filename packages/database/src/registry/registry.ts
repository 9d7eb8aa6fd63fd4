/** The front door of the fictional registry. */

export { disciplineList } from "../reference/disciplines.ts";
export { fictionalFiscalCode, isFictional } from "./fictional-fiscal-code.ts";
export { fictionalMembership, fictionalOrders } from "./fictional-orders.ts";
export {
  generateRegistry,
  generatorVersion,
  type Registry,
  type RegistryOptions,
  registrySize,
} from "./generate-registry.ts";
export { type LoadOptions, type LoadResult, loadRegistry } from "./load-registry.ts";
export { type ProfessionProfile, professionMix } from "./profession-mix.ts";
export { createRandom, type Random } from "./random.ts";
