import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useStanding } from './use-standing.ts';

/** Says that a 公示期 or 征求意见期限 isn't over: what is taken down now comes down too early. Nothing where there is none. */
export function PostingWarning({ documentId }: { documentId: string }): ReactNode {
  const postings = useStanding(documentId).data?.postings ?? [];
  if (postings.length === 0) return null;
  return (
    <Alert
      role="note"
      className="form-alert"
      type="warning"
      showIcon
      title="公示期、征求意见期限还没有届满"
      description={
        <>
          <ul className="plain-list">
            {postings.map(({ what, article, lastDay }) => (
              <li key={`${what}${article}${lastDay}`}>
                {what}：公开到 {lastDay}（{article}）
              </li>
            ))}
          </ul>
          <p>期满前不能定时撤下。内容有误或者不得公开的，可以立即撤下，理由里写明提前撤下的原因。</p>
        </>
      }
    />
  );
}
