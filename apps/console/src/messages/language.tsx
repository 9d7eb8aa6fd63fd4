/** The language of the screens: Italian unless the person chose English; the choice is remembered on this device. */
import type { ReactNode } from "react";
import { createContext, use, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "react-intl";
import { it } from "./it.ts";
import type { Messages } from "./text.ts";

export type Language = "it" | "en";

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const locales = { it: "it-IT", en: "en-GB" };
const storageKey = "delibera.language";
const Choice = createContext<LanguageChoice>({ language: "it", choose: () => undefined });

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
}

/** Italian comes with the page; English is fetched by whoever chooses it, and nothing is shown in the wrong language meanwhile. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Language>(remembered);
  const [spoken, setSpoken] = useState<Spoken | undefined>(
    chosen === "it" ? { language: "it", messages: it } : undefined,
  );
  useEffect(() => {
    let current = true;
    messagesIn(chosen).then(
      (messages) => current && setSpoken({ language: chosen, messages }),
      // The table did not arrive: Italian is always there.
      () => current && setSpoken({ language: "it", messages: it }),
    );
    return () => {
      current = false;
    };
  }, [chosen]);
  useEffect(() => {
    if (spoken) document.documentElement.lang = spoken.language;
  }, [spoken]);
  const language = spoken?.language ?? chosen;
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose: (asked) => {
        remember(asked);
        setChosen(asked);
      },
    }),
    [language],
  );
  if (spoken === undefined) return null;
  return (
    <Choice value={choice}>
      <IntlProvider locale={locales[language]} messages={spoken.messages} defaultLocale="it-IT">
        {children}
      </IntlProvider>
    </Choice>
  );
}

async function messagesIn(language: Language): Promise<Messages> {
  if (language === "it") return it;
  const { en } = await import("./en.ts");
  return en;
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
