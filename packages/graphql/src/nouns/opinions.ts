/** What is known of an event beside the event: what people thought of it, nobody by name, and with whom it is held. */
import { isPseudonymous } from "@delibera/identity";
import { publicKeyOf } from "../blind-token.ts";
import { builder } from "../builder.ts";
import type { DisclosureRow, RatingsRow } from "../reads/opinions.ts";
import { event } from "./event.ts";

const ratings = builder.objectRef<RatingsRow>("EventRatings").implement({
  description: "What people thought of an event, at least five of them. Each figure is the mean of scores from 1 to 5.",
  fields: (t) => ({
    answers: t.exposeInt("answers", { description: "How many rated it." }),
    relevance: t.field({ type: "Rational", description: "How relevant the programme is.", resolve: mean("relevance") }),
    quality: t.field({ type: "Rational", description: "The educational quality.", resolve: mean("quality") }),
    usefulness: t.field({ type: "Rational", description: "How useful it was.", resolve: mean("usefulness") }),
    influence: t.field({
      type: "Rational",
      description: "How much commercial interests were felt: 1 is not at all.",
      resolve: mean("influence"),
    }),
  }),
});

const disclosure = builder.objectRef<DisclosureRow>("EventDisclosure").implement({
  description: "With whom a provider says that it holds an event.",
  fields: (t) => ({
    registeredOn: t.expose("registeredOn", { type: "Date", description: "When it said so." }),
    sponsors: t.stringList({
      description: "Firms with commercial interests in health care; empty when there is none.",
      resolve: (row) => [...row.sponsors],
    }),
    partners: t.stringList({ description: "Other partnerships.", resolve: (row) => [...row.partners] }),
  }),
});

builder.objectFields(event, (t) => ({
  ratings: t.field({
    type: ratings,
    nullable: true,
    description: "Null while fewer than five people rated it: the figures of fewer could tell who thought what.",
    resolve: async ({ row }, _args, context) => (await context.ratings.load(row)) ?? null,
  }),
  ratingKey: t.string({
    nullable: true,
    description:
      "The public key with which tokens for rating the event are signed, base64url; null for who knows people by a pseudonym.",
    resolve: async ({ registryId }, _args, context) => {
      // Whom the database shows pseudonyms rates nothing.
      if (isPseudonymous(context.viewer)) return null;
      return publicKeyOf(await context.ratingSecret(), registryId);
    },
  }),
  disclosure: t.field({
    type: disclosure,
    nullable: true,
    description: "Null when the provider has disclosed nothing, which is not the same as having no sponsor.",
    resolve: async ({ row }, _args, context) => (await context.disclosures.load(row)) ?? null,
  }),
}));

type Score = "relevance" | "quality" | "usefulness" | "influence";

/** A fraction in lowest terms, as amounts are written; never a float. */
function mean(score: Score): (row: RatingsRow) => string {
  return (row) => fraction(row[score], row.answers);
}

function fraction(sum: number, count: number): string {
  const divisor = greatestCommon(sum, count);
  const [over, under] = [sum / divisor, count / divisor];
  return under === 1 ? String(over) : `${over}/${under}`;
}

function greatestCommon(left: number, right: number): number {
  return right === 0 ? left : greatestCommon(right, left % right);
}
