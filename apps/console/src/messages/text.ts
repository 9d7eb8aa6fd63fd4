/** Words for people: `text("key", values)` from the table of the language in use. */
import { useMemo } from "react";
import { useIntl } from "react-intl";
import type { it } from "./it.ts";

export type MessageKey = keyof typeof it;
export type Messages = Readonly<Record<MessageKey, string>>;
export type Text = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export function useText(): Text {
  const intl = useIntl();
  return useMemo<Text>(() => (key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
