/** Door to the people of a simulation, one by one, for where there is no database: who is affected, and one person under both laws. */
export type { ChangedPeople, ChangedPerson } from "./count/changed-people.ts";
export { changedPeople } from "./count/changed-people.ts";
export type { PersonCompared } from "./witness/one-person.ts";
export { compareSubject } from "./witness/one-person.ts";
