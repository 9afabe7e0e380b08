import type { ClockCertificate } from '../law/clock/certificate.ts';
import { type CertificateRow, certificateRows } from '../law/clock/certificate-rows.ts';
import { PHASE_WORDS } from '../law/clock/certificate-words.ts';
import type { ClockState } from '../law/clock/clock.ts';
import { toChinese } from '../law/dates.ts';
import type { ReportBlock, ReportDocument } from './report-document.ts';
import { type TableSpec, columnHeader, dataCell, rowHeader } from './table-spec.ts';

/** What a printed certificate says besides what was computed. */
export interface CertificateFacts {
  /** Which request it is about, e.g. its number; null leaves it out. */
  readonly title: string | null;
  /** The agency whose deadline it is; null leaves it out. */
  readonly agencyName: string | null;
  /** The day on which it is made (PlainDate); null leaves out name and date at the end. */
  readonly signedOn: string | null;
}

/** The title of the document, without the agency. */
export const CERTIFICATE_TITLE = '政府信息公开申请答复期限计算书';

const TEXT_PT = 10.5;

/** The certificate as a document: the result, the ledger, every day, what is to be noted, and what it stands on. */
export function certificateDocument(certificate: ClockCertificate, facts: CertificateFacts): ReportDocument {
  const agencyName = facts.agencyName ?? '';
  const { state } = certificate;
  return {
    title: `${agencyName}${CERTIFICATE_TITLE}`,
    agencyName,
    blocks: [
      heading('一、计算结果'),
      { kind: 'table', table: summaryTable(state, facts.title) },
      heading('二、登记的事项'),
      { kind: 'table', table: ledgerTable(certificate) },
      ...dayBlocks(certificate),
      heading('四、需要注意的事项'),
      ...findingBlocks(state),
      heading('五、计算依据'),
      ...basisBlocks(certificate),
      ...signature(facts),
    ],
  };
}

/** The result as pairs of name and value, in the order in which they are read. */
export function certificateSummary(state: ClockState): readonly (readonly [string, string])[] {
  const day = (date: string | null): string => (date === null ? '' : toChinese(date));
  const pairs: [string, string][] = [
    ['收到申请之日', day(state.startedOn)],
    ['最初的答复期限', day(state.originalDue)],
    ['现在的答复期限', state.due === null ? noDue(state) : day(state.due)],
    ['如当日恢复，期限至', day(state.dueIfResumed)],
    ['如各方均不答复，期限至', day(state.dueAtLatest)],
    ['状态', statusWords(state)],
    ['本次计算起点', state.countedFrom === state.startedOn ? '' : `${day(state.countedFrom)}（重新计算）`],
    [
      '已用工作日',
      `${state.used}个（期限共${state.limit}个${state.extension === null ? '' : `，含延长${state.extension.workdays}个`}）`,
    ],
    ['剩余工作日', `${state.remaining}个`],
    ['告知的延迟答复日期', day(state.delayedUntil)],
    ['计算截至', day(state.asOf)],
  ];
  return pairs.filter(([, value]) => value !== '');
}

function noDue(state: ClockState): string {
  return state.phase === 'notStarted' ? '尚未起算' : '暂无（期限没有在计算）';
}

function statusWords(state: ClockState): string {
  if (state.phase !== 'ended')
    return state.overdue ? `已逾期${state.lateBy}个工作日` : PHASE_WORDS[state.phase];
  const ended = `${state.endedOn === null ? '' : toChinese(state.endedOn)}办结`;
  if (state.onTime === null) return ended;
  return state.onTime ? `${ended}，未超过期限` : `${ended}，逾期${state.lateBy}个工作日`;
}

function summaryTable(state: ClockState, title: string | null): TableSpec {
  const pairs = [...(title === null ? [] : [['申请', title] as const]), ...certificateSummary(state)];
  return {
    caption: '计算结果',
    columnWidths: [34, 66],
    headerRows: 0,
    fontSize: 12,
    rows: pairs.map(([name, value]) => [rowHeader(name), dataCell(value, { align: 'left' })]),
  };
}

function ledgerTable(certificate: ClockCertificate): TableSpec {
  const head = ['序号', '日期', '事项', '依据'].map((text) => columnHeader(text));
  return {
    caption: '登记的事项',
    columnWidths: [9, 25, 36, 30],
    headerRows: 1,
    fontSize: TEXT_PT,
    rows: [
      head,
      ...certificate.events.map((event) => [
        dataCell(String(event.seq)),
        dataCell(toChinese(event.on)),
        dataCell(event.reason === null ? event.label : `${event.label}：${event.reason}`, { align: 'left' }),
        dataCell(event.article, { align: 'left' }),
      ]),
    ],
  };
}

function dayBlocks(certificate: ClockCertificate): ReportBlock[] {
  if (certificate.days.length === 0)
    return [heading('三、逐日计算'), paragraph('没有登记收到申请的日期，期限尚未起算。')];
  return [heading('三、逐日计算'), { kind: 'table', table: dayTable(certificateRows(certificate.days)) }];
}

function dayTable(rows: readonly CertificateRow[]): TableSpec {
  const head = ['日期', '星期', '计算', '依据和说明'].map((text) => columnHeader(text));
  return {
    caption: '逐日计算',
    columnWidths: [24, 19, 17, 40],
    headerRows: 1,
    fontSize: TEXT_PT,
    rows: [
      head,
      ...rows.map((row) => [
        rowHeader(rowDates(row)),
        dataCell(row.weekdays),
        dataCell(row.count),
        dataCell(row.words, { align: 'left' }),
      ]),
    ],
  };
}

function rowDates(row: CertificateRow): string {
  const first = toChinese(row.first.date);
  if (row.days === 1) return first;
  const last = toChinese(row.last.date);
  // As people write it: what both days have in common stands once.
  const common = row.first.date.slice(0, 7) === row.last.date.slice(0, 7) ? '月' : '年';
  const isSameYear = row.first.date.slice(0, 4) === row.last.date.slice(0, 4);
  return `${first}至${isSameYear ? last.slice(last.indexOf(common) + 1) : last}`;
}

function findingBlocks(state: ClockState): ReportBlock[] {
  if (state.findings.length === 0) return [paragraph('没有发现问题。')];
  return state.findings.map((found, index) =>
    paragraph(
      `${index + 1}．${found.message}${[found.seq === null ? '' : `第${found.seq}条`, found.article]
        .filter((text) => text !== '')
        .join('，')
        .replace(/^(.+)$/, '（$1）')}`,
    ),
  );
}

function basisBlocks(certificate: ClockCertificate): ReportBlock[] {
  const notices = certificate.notices.map((notice) => `${notice.notice}（第${notice.version}版数据）`);
  return [
    paragraph(
      '期限以工作日计算，开始的当日不计入，自次日起计算；发出征求意见书的当日计入，收到反馈意见的当日不计入；重叠的中止只扣除一次。',
    ),
    ...(certificate.basis.length === 0 ? [] : [paragraph(`法律依据：${certificate.basis.join('；')}。`)]),
    ...(notices.length === 0 ? [] : [paragraph(`工作日依据：${notices.join('；')}。`)]),
  ];
}

function signature(facts: CertificateFacts): ReportBlock[] {
  return facts.signedOn === null || facts.agencyName === null
    ? []
    : [{ kind: 'signature', agency: facts.agencyName, date: facts.signedOn }];
}

function heading(text: string): ReportBlock {
  return { kind: 'heading', level: 1, text };
}

function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text };
}
