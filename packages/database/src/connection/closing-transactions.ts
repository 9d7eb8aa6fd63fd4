/**
 * Makes the transactions of the driver end for good. The driver would run a statement that comes late on the connection that the
 * transaction had, which by then may be in the transaction of somebody else; here it is refused.
 */
import type postgres from "postgres";
import { DatabaseError } from "./database-error.ts";

type Task = (transaction: postgres.TransactionSql) => Promise<unknown>;

/** The same client, whose `begin` gives the task a transaction that takes no statement after its end. */
export function closingItsTransactions(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    get(target, name) {
      if (name !== "begin") return Reflect.get(target, name);
      return (task: Task) => target.begin((transaction) => within(transaction, task, []));
    },
  });
}

interface Life {
  ended: boolean;
}

async function within(transaction: postgres.TransactionSql, task: Task, around: readonly Life[]): Promise<unknown> {
  const lives = [...around, { ended: false }];
  try {
    const result = await task(open(transaction, lives));
    // The driver sends a statement one turn after it is asked: what the task asked last goes before the end of the transaction.
    await undefined;
    return result;
  } finally {
    for (const life of lives.slice(-1)) life.ended = true;
  }
}

function open(transaction: postgres.TransactionSql, lives: readonly Life[]): postgres.TransactionSql {
  return new Proxy(transaction, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== "unsafe" && name !== "savepoint") return member;
      return (...given: never[]) => {
        if (lives.some(({ ended }) => ended)) throw ended();
        if (name === "unsafe") return (member as (...given: never[]) => { execute(): unknown })(...given).execute();
        const [task] = given as unknown as [Task];
        return target.savepoint((inner) => within(inner, task, lives));
      };
    },
  });
}

function ended(): DatabaseError {
  return new DatabaseError("the transaction has ended: nothing more is asked in it", { code: "transaction-ended" });
}
