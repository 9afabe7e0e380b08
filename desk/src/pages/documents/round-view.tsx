import { Alert, Steps } from 'antd';
import type { ReactNode } from 'react';
import { ROLE_LABELS } from '../../../../src/platform/actor.ts';
import { showMoment } from '../../parts/moments.ts';
import type { ReviewView } from './draft.ts';

type Round = NonNullable<ReviewView['round']>;

const OUTCOMES: Readonly<Record<Round['outcome'], string>> = {
  open: '正在审核',
  approved: '全部通过',
  returned: '被退回',
  recalled: '由起草人撤回',
  voided: '因内容修改作废',
};

/** The present passage through the review, step by step, and those before it. */
export function RoundView({ review }: { review: ReviewView }): ReactNode {
  const { round, earlierRounds } = review;
  if (round === null) return <p className="quiet">尚未送审。</p>;
  const returned = round.decisions.find((decision) => decision.verdict === 'return');
  return (
    <>
      <p className="quiet">
        {round.startedBy.name}　{showMoment(round.startedAt)} 送审，{OUTCOMES[round.outcome]}
      </p>
      <Steps
        orientation="vertical"
        size="small"
        current={round.step}
        status={round.outcome === 'returned' ? 'error' : round.outcome === 'open' ? 'process' : 'wait'}
        items={round.steps.map((step, index) => {
          const decision = round.decisions.find((one) => one.step === index);
          return {
            title: step.name,
            content: decision ? decisionText(decision) : `由${ROLE_LABELS[step.role]}审核`,
          };
        })}
      />
      {returned && round.outcome === 'returned' && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title={`${returned.by.name} 退回：${returned.comment}`}
        />
      )}
      {round.outcome === 'voided' && (
        <Alert
          type="info"
          showIcon
          role="note"
          className="form-alert"
          title="内容在送审后有修改，上一轮审核已作废，需要重新送审。"
        />
      )}
      {earlierRounds.length > 0 && (
        <details className="why-not">
          <summary>此前 {earlierRounds.length} 轮审核</summary>
          <ul>
            {earlierRounds.map((earlier) => (
              <li key={earlier.id}>
                {showMoment(earlier.startedAt)} 由{earlier.startedBy.name}送审，{OUTCOMES[earlier.outcome]}
                {earlier.decisions.map((decision) => (
                  <div key={decision.step} className="quiet">
                    {decision.stepName}：{decision.verdict === 'return' ? '退回，' : '通过，'}
                    {decisionText(decision)}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function decisionText(decision: Round['decisions'][number]): string {
  const comment = decision.comment === '' ? '' : `　${decision.comment}`;
  return `${decision.by.name}　${showMoment(decision.at)}${comment}`;
}
