import type { ReactNode } from 'react';
import { DECISION_KINDS, CIRCUMSTANCES } from '../../../../../src/law/decisions/decision-kinds.ts';
import { EVIDENCE } from '../../../../../src/law/decisions/evidence.ts';
import type { HandledItem } from '../../../../../src/law/requests/request-state.ts';
import { decisionLabel } from './event-words.ts';
import { isEvidence, type OpenFile } from './request-file.ts';

/** The things asked for, who works on each, and what was decided. */
export function ItemsTab({ file: { state } }: { file: OpenFile }): ReactNode {
  return (
    <ol className="ledger">
      {state.items.map((item) => (
        <li key={item.id}>
          <p className="kept-lines">{item.description}</p>
          <Decision item={item} />
        </li>
      ))}
    </ol>
  );
}

function Decision({ item }: { item: HandledItem }): ReactNode {
  const { decision } = item;
  const kind = DECISION_KINDS.find(({ key }) => key === decision?.kind);
  const told = Object.entries(decision?.evidence ?? {});
  return (
    <dl className="facts ledger-facts">
      {item.unit !== '' && (
        <>
          <dt>分办</dt>
          <dd>
            {item.unit}
            {item.dueOn !== null && `，${item.dueOn}前反馈`}
          </dd>
        </>
      )}
      <dt>结论</dt>
      <dd>
        {decision === null ? (
          '还没有结论'
        ) : (
          <>
            <strong>{decisionLabel(decision.kind)}</strong>
            {kind !== undefined && kind.article !== '' && <span className="quiet">　{kind.article}</span>}
          </>
        )}
      </dd>
      {decision !== null && decision.explanation !== '' && (
        <>
          <dt>理由</dt>
          <dd className="kept-lines">{decision.explanation}</dd>
        </>
      )}
      {(decision?.circumstances ?? []).map((turn) => (
        <div key={turn} className="fact">
          <dt>情形</dt>
          <dd>{CIRCUMSTANCES[turn]}</dd>
        </div>
      ))}
      {told.map(([key, text]) => (
        <div key={key} className="fact">
          <dt>依据</dt>
          <dd className="kept-lines">
            {isEvidence(key) ? EVIDENCE[key].label : key}：{text}
          </dd>
        </div>
      ))}
      {(decision?.discretionReason ?? '') !== '' && (
        <>
          <dt>裁量</dt>
          <dd className="kept-lines">{decision?.discretionReason}</dd>
        </>
      )}
      {(decision?.excuse ?? '') !== '' && (
        <>
          <dt>缺少依据的理由</dt>
          <dd className="kept-lines">{decision?.excuse}</dd>
        </>
      )}
    </dl>
  );
}
