import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A document in a list: its title leads to it, and what there is to say stands below. */
export function DocumentCell({
  documentId,
  title,
  children,
}: {
  documentId: string;
  title: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <>
      <Link to="/documents/$documentId" params={{ documentId }}>
        {title}
      </Link>
      {children}
    </>
  );
}
