import { type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { CONSULTED_LABELS } from '../../../../../src/law/clock/clock-events.ts';
import type { Consultation, RequestState } from '../../../../../src/law/requests/request-state.ts';
import { OPINION_LABELS } from './event-words.ts';
import type { OpenFile } from './request-file.ts';
import { DeskTable } from '../../../parts/desk-table.tsx';

type Search = RequestState['searches'][number] & { readonly key: number };

const SEARCHES: TableColumnsType<Search> = [
  { title: '日期', dataIndex: 'on', width: 120 },
  { title: '场所或系统', dataIndex: 'place' },
  { title: '关键词', dataIndex: 'keywords' },
  { title: '检索人', dataIndex: 'searcher', width: 100 },
  {
    title: '结果',
    dataIndex: 'result',
    render: (result: string, { found }) => (
      <span className="cell-long kept-lines">{`${found ? '找到' : '没有找到'}：${result}`}</span>
    ),
  },
];

/** Where was looked, by whom, with which words, and what came of it. */
export function SearchesTab({ file }: { file: OpenFile }): ReactNode {
  return (
    <DeskTable<Search>
      size="small"
      columns={SEARCHES}
      dataSource={file.state.searches.map((search, key) => ({ ...search, key }))}
      locale={{ emptyText: '还没有检索记录' }}
    />
  );
}

const CONSULTATIONS: TableColumnsType<Consultation> = [
  {
    title: '被征求意见方',
    dataIndex: 'addressee',
    render: (addressee: string, { with: party }) => (
      <>
        {addressee}
        <div className="quiet small">{CONSULTED_LABELS[party]}</div>
      </>
    ),
  },
  { title: '发出', dataIndex: 'sentOn', width: 120 },
  { title: '送达', dataIndex: 'deliveredOn', width: 120, render: dayOrDash },
  {
    title: '意见',
    dataIndex: 'opinion',
    render: (opinion: Consultation['opinion'], { text }) => (
      <span className="cell-long kept-lines">
        {opinion === null ? '等待意见' : OPINION_LABELS[opinion]}
        {text !== '' && `：${text}`}
      </span>
    ),
  },
  { title: '收到或者届满', dataIndex: 'repliedOn', width: 130, render: dayOrDash },
];

/** Whose opinions were asked, and what came back. */
export function ConsultationsTab({ file }: { file: OpenFile }): ReactNode {
  const { meetings, assistance } = file.state;
  return (
    <>
      <DeskTable<Consultation>
        rowKey="id"
        size="small"
        columns={CONSULTATIONS}
        dataSource={[...file.state.consultations]}
        locale={{ emptyText: '没有征求过意见' }}
      />
      {assistance.length > 0 && (
        <>
          <h3>协办</h3>
          <dl className="facts">
            {assistance.map(({ unit, question, answer }) => (
              <div key={`${unit} ${question}`} className="fact">
                <dt>{unit}</dt>
                <dd className="kept-lines">
                  {question}
                  {'\n'}
                  {answer === null ? '等待回复' : `回复：${answer}`}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {meetings.length > 0 && (
        <>
          <h3>联席会议</h3>
          <dl className="facts">
            {meetings.map(({ on, participants, opinions, conclusion }) => (
              <div key={`${on} ${conclusion}`} className="fact">
                <dt>{on}</dt>
                <dd className="kept-lines">{`参加：${participants}\n意见：${opinions}\n结论：${conclusion}`}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

function dayOrDash(day: string | null): string {
  return day ?? '—';
}
