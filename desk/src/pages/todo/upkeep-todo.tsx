import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { dayWords } from '../upkeep/upkeep-words.ts';

/** What is to be reviewed, approved and done about what is and isn't public. */
export type UpkeepTodo = ResponseOf<typeof upkeepApi.todo>;

const WHICH = { open: 'due', decided: 'decided', approved: 'approved', closed: 'closed' } as const;

/** How much of it there is. */
export function upkeepCount({ total, interpretations, unfiled }: UpkeepTodo): number {
  return total + interpretations + unfiled.length;
}

/** What is to be reviewed, approved and done about what is and isn't public. */
export function UpkeepTodoPanel(props: { todo: UpkeepTodo; showAgency: boolean }): ReactNode {
  const { items, total, interpretations, unfiled } = props.todo;
  const count = upkeepCount(props.todo);
  if (count === 0) return null;
  return (
    <section className="panel" aria-label="动态调整">
      <h2>
        动态调整 <Badge count={count} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {unfiled.map(({ recordId, agencyId, agencyName, title, dueOn, daysLeft }) => (
          <li key={recordId}>
            <Link
              to="/registers/$register"
              params={{ register: 'normative' }}
              search={{ agencyId, text: title.slice(0, 100) }}
            >
              {title}
            </Link>
            <span className="todo-what">报送备案并登记</span>
            <span className="quiet">
              {props.showAgency && `${agencyName}　`}
              <Tag color={daysLeft < 0 ? 'red' : 'orange'}>
                {daysLeft < 0 ? `${dueOn} 应备案，已过${-daysLeft}天` : `${dueOn} 前备案`}
              </Tag>
            </span>
          </li>
        ))}
        {items.map((item) => (
          <li key={item.id}>
            <Link
              to="/upkeep"
              search={{ agencyId: item.agencyId, view: item.matter, which: WHICH[item.state] }}
            >
              {item.title}
            </Link>
            <span className="todo-what">{item.what}</span>
            <span className="quiet">
              {props.showAgency && `${item.agencyName}　`}
              <Tag color={dayWords(item).colour}>{dayWords(item).text}</Tag>
              {item.grounds[0]?.label}
            </span>
          </li>
        ))}
        {interpretations > 0 && (
          <li>
            <Link to="/upkeep" search={{ view: 'interpretations' }}>
              {`${interpretations} 份政策文件逾期未解读`}
            </Link>
          </li>
        )}
      </ul>
      {total > items.length && <p className="quiet">另有 {total - items.length} 项，办理后依次显示。</p>}
    </section>
  );
}
