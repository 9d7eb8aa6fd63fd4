/** Stands where Node's threads are asked for: in a browser the simulation runs in the thread of its worker, and asks for no other. */
export class Worker {
  constructor() {
    throw new Error("unreachable: a simulation in a browser asks for no threads");
  }
}

export const parentPort: null = null;
export const workerData: undefined = undefined;
