/** Words for people: `text("key", values)` from the table of the language in use. */
import { useMemo } from "react";
import { useIntl } from "react-intl";
import type { it as accessibility } from "./accessibility/it.ts";
import type { it as audit } from "./audit/it.ts";
import type { it as explorer } from "./explorer/it.ts";
import type { it } from "./it.ts";
import type { it as professional } from "./professional/it.ts";
import type { it as review } from "./review/it.ts";
import type { it as sharing } from "./sharing/it.ts";
import type { it as signIn } from "./sign-in/it.ts";
import type { it as simulations } from "./simulations/it.ts";

export type Messages = Readonly<Record<keyof typeof it, string>>;
/** Of every screen, and of those whose words come with them: `WithMessages` stands around these. */
export type MessageKey =
  | keyof typeof it
  | keyof typeof accessibility
  | keyof typeof audit
  | keyof typeof explorer
  | keyof typeof professional
  | keyof typeof review
  | keyof typeof sharing
  | keyof typeof signIn
  | keyof typeof simulations;
export type Text = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export function useText(): Text {
  const intl = useIntl();
  return useMemo<Text>(() => (key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
