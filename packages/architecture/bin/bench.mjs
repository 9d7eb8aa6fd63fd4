/** `npm run bench`: runs the measurements of every workspace that has some, one after the other so they do not compete. */
import { runEverywhere } from "./steps/scripts.mjs";

await runEverywhere("bench");
