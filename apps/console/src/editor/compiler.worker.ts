/** The compiler's worker: one desk, questions in, answers out in the same order. What stops on one question still answers the next. */

import { fetchAhead, openDesk } from "./compiler-desk.ts";
import type { Answer, Question } from "./protocol.ts";

const desk = openDesk();
let last: Promise<void> = Promise.resolve();
let isAhead = false;

self.onmessage = ({ data: question }: MessageEvent<Question>) => {
  last = last.then(async () => self.postMessage(await answerTo(question)));
  if (question.kind !== "compute" || isAhead) return;
  isAhead = true;
  // Once the text is read, what a later question needs is there even if the network is not.
  last.then(fetchAhead, fetchAhead);
};

async function answerTo(question: Question): Promise<Answer> {
  try {
    return await desk(question);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", number: question.number, message };
  }
}
