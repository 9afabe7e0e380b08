import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { inspectionApi } from '../../../../src/modules/inspection/inspection.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** Inspections of which a person must look at some indicators yet. */
export type InspectionTodo = ResponseOf<typeof inspectionApi.todo>;

/** Inspections of which a person must look at some indicators yet. */
export function InspectionTodoPanel({ todo }: { todo: InspectionTodo }): ReactNode {
  const { items, total } = todo;
  if (total === 0) return null;
  return (
    <section className="panel" aria-label="网站检查">
      <h2>
        网站检查 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map(({ id, agencyId, agencyName, day, awaiting }) => (
          <li key={id}>
            <Link to="/inspection" search={{ agencyId }}>
              {day} 的网站检查
            </Link>
            <span className="todo-what">还有 {awaiting} 项需要人工检查</span>
            <span className="quiet">{agencyName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
