import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A document in a list: its title leads to it, and what there is to say stands below. Without one the title stands alone. */
export function DocumentCell({
  documentId,
  title,
  children,
}: {
  documentId: string | null;
  title: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <>
      {documentId === null ? (
        title
      ) : (
        <Link to="/documents/$documentId" params={{ documentId }}>
          {title}
        </Link>
      )}
      {children}
    </>
  );
}
