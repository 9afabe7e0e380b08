import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ObligationItem } from './obligation-words.ts';

/** Who is responsible, marked where they have left; nothing where nobody is named. */
export function ResponsibleName({ person }: { person: ObligationItem['responsible'] }): ReactNode {
  if (person === null) return null;
  return (
    <>
      {person.name}
      {person.left && <Tag className="after-word">已离任</Tag>}
    </>
  );
}
