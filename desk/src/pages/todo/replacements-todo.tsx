import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { showMoment } from '../../parts/moments.ts';

/** Withdrawn documents whose replacement isn't there any more. */
export type ReplacementsTodo = ResponseOf<typeof publishingApi.lostReplacements>;

/** What stays at their addresses is to be decided anew. */
export function ReplacementsTodoPanel({ todo }: { todo: ReplacementsTodo }): ReactNode {
  const { items } = todo;
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label="替代文稿已经不在">
      <h2>
        替代文稿已经不在 <Badge count={items.length} overflowCount={999} color="#a61b1b" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={item.documentId}>
            <Link to="/documents/$documentId" params={{ documentId: item.documentId }}>
              {item.title}
            </Link>
            <span className="todo-what">重新决定撤下方式</span>
            <span className="quiet">{showMoment(item.withdrawnAt)} 撤下</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
