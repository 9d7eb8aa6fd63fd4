/** A call must name a built-in operation and give it what it takes. */
import type { OperationSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { OperationSignature } from "../types/operations.ts";
import { operations } from "../types/operations.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { expectType, reportMismatch, typeOf } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

const byWord = new Map(
  operations.map((signature): [string, OperationSymbol] => [nameKey(signature.word), { kind: "operation", signature }]),
);

export function operationNamed(name: string): OperationSignature | undefined {
  return byWord.get(nameKey(name))?.signature;
}

export function typeOfCall(call: Ast.Call, scope: Scope, checking: Checking): Type {
  const symbol = byWord.get(nameKey(call.name.text));
  if (!symbol) {
    for (const argument of call.args) typeOf(argument, scope, checking);
    const words = operations.map((found) => found.word);
    reportUnknown(call.name, words, checking.report);
    return undefined;
  }
  checking.bindings.set(call.name, symbol);
  const { signature } = symbol;
  const { parameters } = signature;
  const wanted =
    typeof parameters === "string" ? { item: 1, list: 1, ratio: 2, same: undefined }[parameters] : parameters.length;
  const count = call.args.length;
  if (wanted === undefined ? count === 0 : count !== wanted) {
    const counts = { name: signature.word, wanted: `${wanted ?? 1}`, found: `${count}` };
    checking.report.add("wrong-number-of-arguments", counts, call.span);
    return signature.result === "same" ? undefined : signature.result;
  }
  const first = checkArguments(call, signature, scope, checking);
  return signature.result === "same" ? first : signature.result;
}

function checkArguments(call: Ast.Call, signature: OperationSignature, scope: Scope, checking: Checking): Type {
  const { parameters } = signature;
  if (typeof parameters !== "string") {
    call.args.forEach((argument, index) => {
      expectType(argument, parameters[index], scope, checking);
    });
    return undefined;
  }
  const [head, ...rest] = call.args;
  if (!head) return undefined;
  const first = typeOf(head, scope, checking);
  if (parameters === "item" && first && first.kind !== "entity") {
    checking.report.add("not-an-item", { type: types.printType(first) }, head.span);
  }
  if (parameters === "list" && first && first.kind !== "list") {
    checking.report.add("not-a-list", { type: types.printType(first) }, head.span);
  }
  if (parameters === "same" || parameters === "ratio") {
    if (first && !types.isOrdered(first)) reportMismatch(types.pureNumber, first, head, checking);
    for (const other of rest) expectType(other, first, scope, checking);
  }
  return first;
}
