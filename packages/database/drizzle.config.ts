/** Where drizzle-kit reads the schema and writes the migrations. Nothing connects to a database here. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "postgresql", schema: "./src/schema/*.ts", out: "./migrations" });
