import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { dayWords, URGENCY_COLOURS } from '../report-calls/call-words.ts';

/** What of the calls for annual reports waits for me. */
export type ReportCallsTodo = ResponseOf<typeof reportCallsApi.todo>;

type Item = ReportCallsTodo['items'][number];

/** Reports to submit, to mend, to publish, to look at. */
export function ReportCallsTodoPanel(props: { todo: ReportCallsTodo; showAgency: boolean }): ReactNode {
  const { items } = props.todo;
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-label="年报征集">
      <h2>
        年报征集 <Badge count={items.length} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={`${item.callId} ${item.agencyId} ${item.what}`}>
            <TodoLink item={item} />
            <span className="todo-what">{wordsOf(item)}</span>
            <span className="quiet">
              {props.showAgency && `${item.agencyName}　`}
              {item.dueOn !== null && (
                <Tag color={URGENCY_COLOURS[item.urgency]}>
                  {dayWords({ on: item.dueOn, urgency: item.urgency })}
                </Tag>
              )}
              {item.convenerName}
            </span>
            {item.note !== '' && <p className="todo-note">{item.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is to be published is in the documents where it was written here. */
function TodoLink({ item }: { item: Item }): ReactNode {
  const { callId, agencyId, documentId, what, year } = item;
  const title = `${year} 年年度报告`;
  if (what === 'review' || what === 'remind')
    return (
      <Link to="/report-calls/$callId" params={{ callId }}>
        {title}
      </Link>
    );
  if (what === 'publish' && documentId !== null)
    return (
      <Link to="/documents/$documentId" params={{ documentId }}>
        {title}
      </Link>
    );
  return (
    <Link to="/report-calls/$callId/$agencyId" params={{ callId, agencyId }}>
      {title}
    </Link>
  );
}

function wordsOf({ what, count }: Item): string {
  switch (what) {
    case 'submit':
      return '待报送';
    case 'mend':
      return '已退回，改后再报送';
    case 'publish':
      return '已通过，待公布';
    case 'review':
      return `${count} 份待审核`;
    case 'remind':
      return `${count} 个单位逾期`;
  }
}
