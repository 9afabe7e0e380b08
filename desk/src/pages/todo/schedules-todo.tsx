import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { showMoment } from '../../parts/moments.ts';

/** Set times that could not be kept. */
export type SchedulesTodo = ResponseOf<typeof publishingApi.heldSchedules>;

/** Publications and takings down that didn't happen at their time, each with the reason. */
export function SchedulesTodoPanel({ todo }: { todo: SchedulesTodo }): ReactNode {
  const { items } = todo;
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label="定时没有执行">
      <h2>
        定时没有执行 <Badge count={items.length} overflowCount={999} color="#a61b1b" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/documents/$documentId" params={{ documentId: item.documentId }}>
              {item.title}
            </Link>
            <span className="todo-what">{item.action === 'publish' ? '定时发布' : '定时撤下'}</span>
            <span className="quiet">
              {showMoment(item.at)}　由{item.setBy}设定
            </span>
            <p className="todo-note">{item.note}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
