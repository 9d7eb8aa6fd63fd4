/** A block that tells a person what happened and what to do; announced when it appears because of something they did. */
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface NoticeProperties {
  readonly tone?: "information" | "doubt" | "bad";
  readonly title: string;
  readonly children?: ReactNode;
  /** True when it appears after the page did, so that a screen reader says it. */
  readonly announced?: boolean;
}

export function Notice({ tone = "information", title, children, announced = false }: NoticeProperties) {
  return (
    <div className={`notice notice-${tone}`} role={announced ? (tone === "bad" ? "alert" : "status") : undefined}>
      <Icon shape={tone === "information" ? "information" : "warning"} />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
