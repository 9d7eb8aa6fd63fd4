/** Starts the console: styles, language, connection, routes. */
import "design-tokens-italia/dist/css/variables.css";
import "./design/fonts.css";
import "./design/page.css";
import "./design/dark.css";
import "./design/contrast.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { client } from "./connection/client.ts";
import { applyContrast } from "./design/contrast.ts";
import { applyTheme } from "./design/theme.ts";
import { LanguageProvider } from "./messages/language.tsx";
import { router } from "./router.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with id root");

applyTheme();
applyContrast();
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <Provider value={client}>
        <RouterProvider router={router} />
      </Provider>
    </LanguageProvider>
  </StrictMode>,
);
