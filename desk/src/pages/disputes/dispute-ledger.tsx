import { type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DISPUTE_EVENT_LABELS } from '../../../../src/law/disputes/dispute-events.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { showMoment } from '../../parts/moments.ts';
import { eventOf, factsOf } from './dispute-event-words.ts';
import type { DisputeView } from './dispute-words.ts';

type Entry = DisputeView['ledger'][number];

const COLUMNS: TableColumnsType<Entry> = [
  { title: '序号', dataIndex: 'seq' },
  { title: '日期', dataIndex: 'on', className: 'cell-day' },
  { title: '事项', key: 'kind', render: (_value, { kind }) => DISPUTE_EVENT_LABELS[kind] },
  {
    title: '内容',
    key: 'detail',
    render: (_value, entry) => (
      <span className="cell-long kept-lines">
        {factsOf(eventOf(entry))
          .map(([label, text]) => `${label}：${text}`)
          .join('\n')}
      </span>
    ),
  },
  { title: '办理人', dataIndex: 'byName' },
  { title: '登记时间', key: 'recordedAt', render: (_value, { recordedAt }) => showMoment(recordedAt) },
  { title: '理由', dataIndex: 'reason' },
];

/** Everything that happened in a case: on which day, what it says, who entered it when. */
export function DisputeLedger({ ledger }: { ledger: readonly Entry[] }): ReactNode {
  return (
    <section className="panel" aria-label="办理经过">
      <h2>办理经过</h2>
      <DeskTable<Entry> rowKey="seq" size="small" columns={COLUMNS} dataSource={[...ledger]} />
    </section>
  );
}
