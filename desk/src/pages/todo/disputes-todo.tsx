import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { DISPUTE_CASES } from '../../../../src/law/disputes/dispute-kinds.ts';
import { DISPUTE_POSITION_LABELS } from '../../../../src/law/disputes/dispute-positions.ts';
import type { disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';
import { DUE_COLOURS, dueWords } from '../disputes/dispute-words.ts';

/** What of the disputes waits for me. */
export type DisputesTodo = ResponseOf<typeof disputesApi.todo>;

/** Reviews, suits, corrections and complaints that wait for me. */
export function DisputesTodoPanel(props: { todo: DisputesTodo; showAgency: boolean }): ReactNode {
  const { items } = props.todo;
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label="复议、诉讼与更正">
      <h2>
        复议、诉讼与更正 <Badge count={items.length} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/disputes/$disputeId" params={{ disputeId: item.id }}>
              {DISPUTE_CASES[item.kind].label} {item.number}
            </Link>
            <span className="todo-what">{DISPUTE_POSITION_LABELS[item.position]}</span>
            <span className="quiet">
              {props.showAgency && `${item.agencyName}　`}
              {item.dueOn !== null && <Tag color={DUE_COLOURS[item.urgency]}>{dueWords(item)}</Tag>}
              {item.authority}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
