/** The language of the screens: Italian unless the person chose English; the choice is remembered on this device. */
import type { ReactNode } from "react";
import { createContext, use, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "react-intl";
import { en } from "./en.ts";
import { it } from "./it.ts";

export type Language = "it" | "en";

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const tables = { it, en };
const locales = { it: "it-IT", en: "en-GB" };
const storageKey = "delibera.language";
const Choice = createContext<LanguageChoice>({ language: "it", choose: () => undefined });

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose: (chosen) => {
        remember(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return (
    <Choice value={choice}>
      <IntlProvider locale={locales[language]} messages={tables[language]} defaultLocale="it-IT">
        {children}
      </IntlProvider>
    </Choice>
  );
}

export function useLanguage(): LanguageChoice {
  return use(Choice);
}

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === "en" ? "en" : "it";
  } catch {
    // A browser that forbids storage still shows the page, in Italian.
    return "it";
  }
}

function remember(language: Language) {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The choice then lasts as long as the page.
  }
}
