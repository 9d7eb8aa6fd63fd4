/** More groups than can be shown. */
import { mostGroups } from "../ask/group-plan.ts";

/** The question needs bands. */
export class TooManyGroups extends Error {
  readonly dimension: number;
  constructor(dimension: number) {
    super(`dimension ${dimension} has more than ${mostGroups} groups`);
    this.dimension = dimension;
  }
}
