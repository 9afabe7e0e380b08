import { Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import type { ReactNode } from 'react';
import { POSITION_LABELS } from '../../../../../src/law/requests/positions.ts';
import { outcomeWords, type BoardItem } from '../request-words.ts';
import { ProposeDisclosure } from './propose-disclosure.tsx';
import type { OpenFile } from './request-file.ts';

/** Other requests that matter for this one: hints for people, never a bar; and what they suggest, to publish it. */
export function RelatedTab({ file: { view } }: { file: OpenFile }): ReactNode {
  const alike = new Set(view.sameSubject.map(({ id }) => id));
  const repeats = view.sameApplicant.filter(({ id }) => alike.has(id));
  return (
    <>
      {repeats.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title={`同一申请人此前有内容相近的申请 ${repeats.length} 件，可能是重复申请`}
          description="请对照此前的答复：内容相同且已经答复的，可以告知不予重复处理（条例第36条第（六）项）；内容或者情况有变化的，应当办理。"
        />
      )}
      <Related
        title="同一申请人的其他申请"
        empty="没有同一申请人的其他申请。"
        items={view.sameApplicant}
        mark={(id) => (alike.has(id) ? '内容相近' : null)}
      />
      <Related
        title="内容相近的其他申请"
        empty="没有内容相近的其他申请。"
        items={view.sameSubject.filter(({ id }) => !repeats.some((each) => each.id === id))}
        mark={() => null}
      />
      <ProposeDisclosure view={view} />
    </>
  );
}

function Related(props: {
  title: string;
  empty: string;
  items: readonly BoardItem[];
  mark: (id: string) => string | null;
}): ReactNode {
  return (
    <>
      <h3>{props.title}</h3>
      {props.items.length === 0 && <p className="quiet">{props.empty}</p>}
      <ul className="todo-list">
        {props.items.map((item) => {
          const mark = props.mark(item.id);
          return (
            <li key={item.id}>
              <span>
                <Link to="/requests/$caseId" params={{ caseId: item.id }}>
                  {item.number}
                </Link>
                {mark !== null && (
                  <Tag color="orange" className="after-word">
                    {mark}
                  </Tag>
                )}
              </span>
              <span>
                {item.outcome === null
                  ? POSITION_LABELS[item.position].desk
                  : `${item.settledOn ?? ''} ${outcomeWords(item.outcome)}`}
              </span>
              <span className="quiet">
                {item.submittedOn} 提交　{item.subject}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
