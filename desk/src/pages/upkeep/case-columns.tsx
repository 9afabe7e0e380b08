import { Link } from '@tanstack/react-router';
import { Button, Space, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DEED_SPECS } from '../../../../src/law/upkeep/deeds.ts';
import { dayWords, decisionWords, outcomeWords, type CaseItem } from './upkeep-words.ts';

/** What may be done about a case from its row. */
export type CaseAct = 'decide' | 'approve' | 'takeBack' | 'carryOut' | 'begin' | 'history';

/** The columns of a queue. */
export function caseColumns(onAct: (act: CaseAct, item: CaseItem) => void): TableColumnsType<CaseItem> {
  return [
    {
      title: '事项',
      key: 'title',
      className: 'cell-wrap',
      render: (_value, item) => (
        <div className="case-title">
          <Subject item={item} />
          <div>
            <Tag color={dayWords(item).colour}>{dayWords(item).text}</Tag>
          </div>
        </div>
      ),
    },
    {
      title: '情形和依据',
      key: 'grounds',
      className: 'cell-wrap',
      render: (_value, item) => (
        <div className="case-grounds">
          {item.grounds.map((ground) => (
            <div key={`${ground.label}-${ground.detail}`}>
              {ground.label !== '' && <strong>{ground.label}：</strong>}
              {ground.detail}
              {ground.label !== '' && <div className="case-law">{ground.law}</div>}
            </div>
          ))}
          {item.advice !== null && item.state === 'open' && (
            <div className="quiet">一般处理：{DEED_SPECS[item.advice].label}</div>
          )}
        </div>
      ),
    },
    {
      title: '意见和办理',
      key: 'decision',
      className: 'cell-wrap-slim',
      render: (_value, item) => <Decided item={item} />,
    },
    {
      title: '操作',
      key: 'acts',
      render: (_value, item) => <Acts item={item} onAct={onAct} />,
    },
  ];
}

function Subject({ item }: { item: CaseItem }): ReactNode {
  const { kind, id } = item.subject;
  if (kind === 'document')
    return (
      <Link to="/documents/$documentId" params={{ documentId: id }}>
        {item.title}
      </Link>
    );
  return (
    <Link to="/registers/$register" params={{ register: kind }}>
      {item.title}
    </Link>
  );
}

function Decided({ item }: { item: CaseItem }): ReactNode {
  if (item.decision === null) return item.outcome === null ? '—' : outcomeWords(item);
  return (
    <>
      {decisionWords(item)}
      <div className="quiet small cell-long">
        {item.decidedBy}：{item.reason}
      </div>
      {item.approvedBy !== '' && <div className="quiet small">批准：{item.approvedBy}</div>}
      {item.state === 'approved' && <div className="small">{DEED_SPECS[item.decision.deed].follows}</div>}
      {item.outcome !== null && <Tag color="green">{outcomeWords(item)}</Tag>}
    </>
  );
}

function Acts({ item, onAct }: { item: CaseItem; onAct: (act: CaseAct, item: CaseItem) => void }): ReactNode {
  const { may } = item;
  const acts: readonly { act: CaseAct; label: string; shown: boolean }[] = [
    { act: 'decide', label: '提出意见', shown: may.decide },
    { act: 'approve', label: '批准', shown: may.approve },
    {
      act: 'takeBack',
      label: may.approve || item.state === 'approved' ? '退回' : '收回',
      shown: may.takeBack,
    },
    { act: 'carryOut', label: '办理', shown: may.carryOut },
    { act: 'begin', label: item.draftId === null ? '起草' : '继续起草', shown: may.begin },
    { act: 'history', label: '经过', shown: true },
  ];
  return (
    <Space wrap size={[12, 0]}>
      {acts.flatMap(({ act, label, shown }) =>
        shown
          ? [
              <Button key={act} type="link" className="cell-link" onClick={() => onAct(act, item)}>
                {label}
                <span className="for-readers">：{item.title}</span>
              </Button>,
            ]
          : [],
      )}
    </Space>
  );
}
