import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { standing } from '../upkeep/coordination-words.ts';

/** Questions between agencies that wait for the person who asks. */
export type CoordinationTodo = ResponseOf<typeof coordinationApi.todo>;

/** Questions between agencies that wait for the person who asks. */
export function CoordinationTodoPanel({ todo }: { todo: CoordinationTodo }): ReactNode {
  const { items, total } = todo;
  if (total === 0) return null;
  return (
    <section className="panel" aria-label="信息发布协调">
      <h2>
        信息发布协调 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/upkeep" search={{ view: 'coordination' }}>
              {item.document.title}
            </Link>
            <span className="todo-what">{item.what}</span>
            <span className="quiet">
              <Tag color={standing(item).colour}>{standing(item).text}</Tag>
              {item.agencyName} → {item.other.name}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
