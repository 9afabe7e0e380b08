import { Link } from '@tanstack/react-router';
import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { standingWords, STATUS_COLOURS } from '../obligations/obligation-words.ts';

/** What must be published soon, or is late. */
export type ObligationsTodo = ResponseOf<typeof obligationsApi.todo>;

/** What must be published soon, or is late. */
export function ObligationsTodoPanel(props: { todo: ObligationsTodo; showAgency: boolean }): ReactNode {
  const { items, documents, withoutColumn, total } = props.todo;
  if (total === 0) return null;
  const shown = items.length + documents.length + withoutColumn.length;
  return (
    <section className="panel" aria-label="公开义务">
      <h2>
        公开义务 <Badge count={total} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/obligations">{item.what}</Link>
            <span className="todo-what">{item.period}</span>
            <span className="quiet">
              {props.showAgency && `${item.agencyName}　`}
              <Tag color={STATUS_COLOURS[item.status]}>{standingWords(item)}</Tag>
              {item.article}
              {item.remindedOn !== null && `　${item.remindedOn} 已提醒`}
            </span>
          </li>
        ))}
        {documents.map((document) => (
          <li key={document.documentId}>
            <Link to="/documents/$documentId" params={{ documentId: document.documentId }}>
              {document.title}
            </Link>
            <span className="todo-what">{document.stateName}</span>
            <span className="quiet">
              {props.showAgency && `${document.agencyName}　`}
              <Tag color={STATUS_COLOURS[document.urgency === 'over' ? 'overdue' : document.urgency]}>
                {document.urgency === 'over'
                  ? `已超过公开期限 ${document.daysLate} 天`
                  : `最迟 ${document.lastDay} 公开`}
              </Tag>
              {document.by === 'duty' ? '按公开义务的期限' : '自成文日期起算'}
            </span>
          </li>
        ))}
        {withoutColumn.map(({ agencyId, agencyName, items: lacking }) => (
          <li key={agencyId}>
            <Link to="/obligations" search={{ agencyId, view: 'items', column: 'none' }}>
              标准目录有 {lacking} 个事项没有对应栏目
            </Link>
            <span className="todo-what">选择栏目</span>
            <span className="quiet">
              {props.showAgency && `${agencyName}　`}
              没有栏目的，发布的文稿不会自动算作履行
            </span>
          </li>
        ))}
      </ul>
      {total > shown && <p className="quiet">另有 {total - shown} 项，办理后依次显示。</p>}
    </section>
  );
}
