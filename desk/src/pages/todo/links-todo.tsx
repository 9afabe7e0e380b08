import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { linksApi } from '../../../../src/modules/links/links.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** Links that lead readers nowhere and wait for the publisher who asks. */
export type LinksTodo = ResponseOf<typeof linksApi.todo>;

/** Links that lead readers nowhere and wait for the publisher who asks. */
export function LinksTodoPanel({ todo }: { todo: LinksTodo }): ReactNode {
  const { items, total } = todo;
  if (total === 0) return null;
  return (
    <section className="panel" aria-label="有问题的链接">
      <h2>
        有问题的链接 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map(({ agencyId, agencyName, count }) => (
          <li key={agencyId}>
            <Link to="/quality" search={{ agencyId, view: 'links', links: 'faulty' }}>
              公开网页里有 {count} 个链接有问题
            </Link>
            <span className="todo-what">改正</span>
            <span className="quiet">{agencyName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
