import { describe, expect, it } from "vitest";
import type { Channel } from "./compiler-client.ts";
import { compilerClient } from "./compiler-client.ts";
import type { Answer, Computed, Question } from "./protocol.ts";

describe("the page's side of the compiler", () => {
  it("sends the first text at once and, of those typed meanwhile, only the latest", async () => {
    const { channel, asked, answer } = pretendWorker();
    const compiler = compilerClient(channel);
    const first = compiler.compute("a", "1", undefined);
    const second = compiler.compute("a", "12", undefined);
    const third = compiler.compute("a", "123", undefined);
    expect(asked.map(textOf)).toEqual(["1"]);
    answer(1);
    expect(await first).toBeUndefined();
    expect(await second).toBeUndefined();
    expect(asked.map(textOf)).toEqual(["1", "123"]);
    answer(2);
    expect(await third).toMatchObject(nothingFound);
  });

  it("drops the answer to a text that a newer one has overtaken", async () => {
    const { channel, answer } = pretendWorker();
    const compiler = compilerClient(channel);
    const old = compiler.compute("a", "old", undefined);
    compiler.compute("a", "new", undefined).catch(() => undefined);
    answer(1);
    expect(await old).toBeUndefined();
  });

  it("keeps working after the worker stopped on one text", async () => {
    const { channel, say, answer } = pretendWorker();
    const compiler = compilerClient(channel);
    const bad = compiler.compute("a", "bad", undefined);
    const good = compiler.compute("a", "good", undefined);
    say({ kind: "failed", number: 1, message: "it stopped" });
    await expect(bad).rejects.toThrow("it stopped");
    answer(2);
    expect(await good).toMatchObject(nothingFound);
  });

  it("answers other questions while a computation is under way", async () => {
    const { channel, say } = pretendWorker();
    const compiler = compilerClient(channel);
    compiler.compute("a", "text", undefined).catch(() => undefined);
    const formatted = compiler.format("a", "text");
    say({ kind: "formatted", number: 2, text: "tidy" });
    expect(await formatted).toBe("tidy");
  });
});

const nothingFound: Computed = {
  problems: [],
  outline: [],
  ledger: undefined,
  published: undefined,
  law: undefined,
  milliseconds: 1,
};

function textOf(question: Question): string | undefined {
  return question.kind === "compute" ? question.text : undefined;
}

function pretendWorker() {
  const asked: Question[] = [];
  let hear: ((answer: Answer) => void) | undefined;
  const channel: Channel = {
    send: (question) => asked.push(question),
    receive: (answered) => {
      hear = answered;
    },
    close: () => undefined,
  };
  const say = (answer: Answer) => hear?.(answer);
  return { channel, asked, say, answer: (number: number) => say({ kind: "computed", number, ...nothingFound }) };
}
