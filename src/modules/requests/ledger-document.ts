import type { ReportDocument } from '../../files/report-document.ts';
import { columnHeader, dataCell } from '../../files/table-spec.ts';
import { REQUEST_EVENT_LABELS } from '../../law/requests/request-events.ts';
import type { LedgerEntry } from './requests.repository.ts';

const TEXT_PT = 10.5;
const WIDTHS = [5, 11, 13, 9, 36] as const;

/** What members of an event are called, in the order in which they are read. Others are for the program. */
const MEMBERS: Readonly<Record<string, string>> = {
  evidence: '依据',
  holderName: '承办人',
  unit: '科室',
  agencyName: '机关',
  addressee: '对象',
  place: '场所',
  keywords: '关键词',
  searcher: '检索人',
  result: '结果',
  question: '内容',
  answer: '答复',
  points: '事项',
  explanation: '说明',
  text: '内容',
  participants: '参加人员',
  opinions: '各方意见',
  opinion: '意见',
  conclusion: '结论',
  respondBy: '期限',
  until: '延至',
  dueOn: '期限',
  workdays: '工作日',
  amountYuan: '金额（元）',
  receipt: '票据',
  approvedBy: '同意人',
  letterNumber: '文号',
  proof: '凭证',
  volume: '卷号',
  dispute: '案件',
  leadNumber: '主件',
  to: '更正为',
};

/** 办理经过: the whole ledger of a request as a document. */
export function ledgerDocument(facts: {
  readonly number: string;
  readonly agencyName: string;
  readonly ledger: readonly LedgerEntry[];
}): ReportDocument {
  const header = ['序号', '日期', '事项', '办理人', '内容'].map((text) => columnHeader(text));
  return {
    title: '政府信息公开申请办理经过',
    agencyName: facts.agencyName,
    blocks: [
      { kind: 'paragraph', text: `登记编号：${facts.number}` },
      {
        kind: 'table',
        table: {
          caption: '办理经过',
          columnWidths: WIDTHS,
          headerRows: 1,
          fontSize: TEXT_PT,
          padding: 3,
          rows: [
            header,
            ...facts.ledger.map((entry) => [
              dataCell(String(entry.seq)),
              dataCell(entry.on),
              dataCell(REQUEST_EVENT_LABELS[entry.kind]),
              dataCell(entry.byName),
              dataCell(wordsOf(entry), { align: 'left' }),
            ]),
          ],
        },
      },
    ],
  };
}

function wordsOf(entry: LedgerEntry): string {
  const detail: Readonly<Record<string, unknown>> = { ...entry.detail };
  const said = Object.entries(MEMBERS).flatMap(([name, label]): string[] => {
    // A word of the program's own, as an opinion's key, has no place in a paper.
    const value = name in detail ? detail[name] : undefined;
    if (typeof value === 'number' && name !== 'to') return [`${label}：${value}`];
    return typeof value === 'string' && value.trim() !== '' && !/^[a-z]+$/iu.test(value)
      ? [`${label}：${value}`]
      : [];
  });
  const reason = entry.reason === undefined ? [] : [`补记、更正理由：${entry.reason}`];
  return [...said, ...reason].join('\n') || '　';
}
