import type { ReactNode } from "react";

export interface CardProps {
  readonly title?: ReactNode;
  /** A quiet word at the right of the title. */
  readonly note?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, note, className = "", children }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {title && (
        <h2>
          {title}
          {note && <span className="r">{note}</span>}
        </h2>
      )}
      {children}
    </section>
  );
}
