/** `npm run update`: writes the golden files again, in every workspace that has some; git then shows what changed. */
import { runEverywhere } from "./steps/scripts.mjs";

await runEverywhere("update");
