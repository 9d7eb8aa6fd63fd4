/** A column of bytes. Drivers give them each in their own class: they are read as an array of bytes. */
import { customType } from "drizzle-orm/pg-core";

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
