import type { ReactNode } from 'react';

/** A table that may be wider than the screen and holds nothing that takes the focus: it is moved by the keyboard itself. */
export function WideTable({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <section
      className="wide-table form-alert"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
    >
      {children}
    </section>
  );
}
