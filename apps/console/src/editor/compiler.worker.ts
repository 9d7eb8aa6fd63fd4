/** The compiler's worker: one desk, questions in, answers out. What stops on one question still answers the next. */

import { openDesk } from "./compiler-desk.ts";
import type { Answer, Question } from "./protocol.ts";

const desk = openDesk();

self.onmessage = ({ data: question }: MessageEvent<Question>) => {
  self.postMessage(answerTo(question));
};

function answerTo(question: Question): Answer {
  try {
    return desk(question);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", number: question.number, message };
  }
}
