import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** Faults before the public that wait for the publisher who asks. */
export type QualityTodo = ResponseOf<typeof qualityApi.todo>;

/** Faults before the public that wait for the publisher who asks. */
export function QualityTodoPanel({ todo }: { todo: QualityTodo }): ReactNode {
  const { items, total } = todo;
  if (total === 0) return null;
  return (
    <section className="panel" aria-label="内容质量">
      <h2>
        内容质量 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map(({ agencyId, agencyName, count }) => (
          <li key={agencyId}>
            <Link to="/quality" search={{ agencyId, view: 'site', severity: 'gate' }}>
              公开网页和附件里有 {count} 处必须核对
            </Link>
            <span className="todo-what">改正</span>
            <span className="quiet">{agencyName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
