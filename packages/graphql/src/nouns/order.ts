/** The Orders that keep the registers, and the region of each: what a cohort is chosen by. */
import { builder } from "../builder.ts";
import type { ListedOrder } from "../reads/orders.ts";
import { ordersList } from "../reads/orders.ts";

const order = builder.objectRef<ListedOrder>("Order").implement({
  description: "An Order that keeps the register of one or more professions.",
  fields: (t) => ({
    orderId: t.exposeID("id", { description: "Its id in the registry, such as a `CohortInput` takes it." }),
    name: t.exposeString("name", { description: "Its name." }),
    region: t.exposeString("region", {
      nullable: true,
      description:
        "ISTAT code of the region of its register, with `21` for Bolzano and `22` for Trento; null when the registry does not say.",
    }),
  }),
});

builder.queryField("orders", (t) =>
  t.field({
    type: [order],
    description: "The Orders, by their id: a public list, which anybody may read.",
    resolve: (_root, _args, { database }) => ordersList(database.db),
  }),
);
