import type { ReactNode } from 'react';

/** A table that may be wider than the screen and holds nothing that takes the focus: it is moved by the keyboard itself. */
export function WideTable(props: { label: string; className?: string; children: ReactNode }): ReactNode {
  const { label, className = '', children } = props;
  return (
    <section
      className={`figures-scroll ${className}`}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
    >
      {children}
    </section>
  );
}
