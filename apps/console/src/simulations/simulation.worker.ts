/** The worker of simulations. It makes functions of the rules, and the policy it is served with lets it reach nothing. */
import type { Question } from "./protocol.ts";
import { openDesk } from "./simulation-desk.ts";

// Browsers have no `setImmediate`, between whose calls messages such as a cancellation are heard.
Object.assign(globalThis, { setImmediate: (resume: () => void) => setTimeout(resume, 0) });

const desk = openDesk((answer) => self.postMessage(answer));

self.onmessage = ({ data }: MessageEvent<Question>) => void desk(data);
