import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { requestDeskApi } from '../../../../src/modules/requests/request-desk.api.ts';
import { REQUEST_WAIT_LABELS } from '../../../../src/modules/requests/request-waits.definitions.ts';
import { DueTag } from '../requests/due-tag.tsx';

/** What of the requests waits for me. */
export type RequestsTodo = ResponseOf<typeof requestDeskApi.todo>;

/** Requests that wait for me, the overdue ones first. */
export function RequestsTodoPanel({
  todo,
  showAgency,
}: {
  todo: RequestsTodo;
  showAgency: boolean;
}): ReactNode {
  if (todo.total === 0) return null;
  return (
    <section className="panel" aria-label="依申请公开">
      <h2>
        依申请公开 <Badge count={todo.total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {todo.items.map((item) => (
          <li key={item.id}>
            <Link to="/requests/$caseId" params={{ caseId: item.id }}>
              {item.number}
            </Link>
            <span className="todo-what">{REQUEST_WAIT_LABELS[item.waits]}</span>
            <span className="quiet">
              {showAgency && `${item.agencyName}　`}
              {item.dueOn ?? ''} <DueTag item={item} />
              {item.subject ?? ''}
            </span>
          </li>
        ))}
      </ul>
      {todo.total > todo.items.length && (
        <p className="quiet">另有 {todo.total - todo.items.length} 件，处理后依次显示。</p>
      )}
    </section>
  );
}
