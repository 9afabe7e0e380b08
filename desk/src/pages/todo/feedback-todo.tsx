import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import { FEEDBACK_KIND_LABELS } from '../../../../src/law/feedback.ts';
import type { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** Reports of visitors that wait for an answer of the person who asks. */
export type FeedbackTodo = ResponseOf<typeof feedbackApi.todo>;

/** Reports of visitors that wait for an answer of the person who asks. */
export function FeedbackTodoPanel({ todo }: { todo: FeedbackTodo }): ReactNode {
  const { items, total } = todo;
  if (total === 0) return null;
  return (
    <section className="panel" aria-label="网页纠错">
      <h2>
        网页纠错 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/feedback" search={{ agencyId: item.agencyId }}>
              {item.problem}
            </Link>
            <span className="todo-what">答复</span>
            <span className="quiet">
              {item.overdue && <Tag color="red">已逾期</Tag>}
              {FEEDBACK_KIND_LABELS[item.kind]}　{item.dueOn} 前答复
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
