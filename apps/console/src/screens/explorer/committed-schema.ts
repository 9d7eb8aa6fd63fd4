/** The schema as it is committed: fetched with whatever needs it, and asked of no server, so that it works without a network. */
import { buildSchema } from "graphql";
import sdl from "../../../../../packages/graphql/schema.graphql?raw";

export const schema = buildSchema(sdl, { assumeValid: true });
