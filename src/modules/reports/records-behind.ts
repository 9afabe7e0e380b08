import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../law/document-kinds.ts';
import { dayInShanghai, yearInShanghai } from '../../law/dates.ts';
import { figureToken, type FigureToken } from '../../law/annual-report/figures.ts';
import { cellLabel, isCellName } from '../../law/annual-report/tables.ts';
import { isDocumentKind } from '../../law/document-kinds.ts';
import { listByKind, countByKind } from '../publishing/publishing.queries.ts';
import { channelRecords, recordsBehindCells } from '../registers/registers.figures.ts';
import { informationFees } from '../requests/information-fees.ts';

import { readableReport } from './reports.usecases.ts';

/** A record that a figure counts. */
export interface RecordBehind {
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly on: string | null;
  readonly detail: string;
}

const PAGE = 50;

const KINDS: Readonly<Record<string, readonly DocumentKind[]>> = {
  news: ['news'],
  policies: ['policy', 'normative'],
  notices: ['notice'],
  keyArea: ['keyArea'],
  budget: ['budget'],
  finalAccounts: ['finalAccounts'],
  interpretation: ['interpretation'],
};

const FEES: Readonly<Record<string, 'notices' | 'paid'>> = {
  infoFeeNotices: 'notices',
  infoFeesPaid: 'paid',
  infoFeesYuan: 'paid',
};

/** Opens a cell (`t3.open.natural`) or a figure of the text (`政府工作动态条数`): the records that it counts. */
export async function recordsBehind(
  ctx: Ctx,
  input: { reportId: string; name: string; offset: number },
): Promise<{ label: string; total: number; items: RecordBehind[] }> {
  const { row } = await readableReport(ctx, input.reportId);
  const scope = { agencyId: row.agency_id, year: row.year, offset: input.offset, limit: PAGE };
  if (isCellName(input.name)) {
    const found = await recordsBehindCells(ctx.db, { ...scope, cells: [input.name] });
    return { label: cellLabel(input.name), ...found };
  }
  const token = figureToken(input.name);
  if (token === null || token.source === 'text') throw notFound('这个数据');
  return { label: token.counts, ...(await behindToken(ctx, token, scope)) };
}

async function behindToken(
  ctx: Ctx,
  token: FigureToken,
  scope: { agencyId: string; year: number; offset: number; limit: number },
): Promise<{ total: number; items: RecordBehind[] }> {
  if (token.source === 'cells') return recordsBehindCells(ctx.db, { ...scope, cells: token.cells });
  const fees = FEES[token.key];
  if (fees !== undefined) return feeRecords(ctx, fees, scope);
  const kinds = KINDS[token.key];
  if (kinds === undefined) {
    return channelRecords(ctx.db, { ...scope, by: token.key === 'channelIssues' ? 'issue' : 'post' });
  }
  const period = yearInShanghai(scope.year);
  const counts = await countByKind(ctx.db, { agencyId: scope.agencyId, ...period });
  const items = await listByKind(ctx.db, { ...scope, ...period, kinds });
  return {
    total: kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0),
    items: items.map((item) => ({
      id: item.document_id,
      source: isDocumentKind(item.kind) ? DOCUMENT_KIND_LABELS[item.kind] : item.kind,
      title: item.title,
      on: dayInShanghai(item.public_since),
      detail: item.state === 'withdrawn' ? `${item.index_number}（已撤下）` : item.index_number,
    })),
  };
}

async function feeRecords(
  ctx: Ctx,
  which: 'notices' | 'paid',
  scope: { agencyId: string; year: number; offset: number; limit: number },
): Promise<{ total: number; items: RecordBehind[] }> {
  const found = await informationFees(ctx.db, scope);
  const counted = found.filter(({ askedOn, paidOn }) =>
    (which === 'paid' ? paidOn : askedOn)?.startsWith(String(scope.year)),
  );
  return {
    total: counted.length,
    items: counted.slice(scope.offset, scope.offset + scope.limit).map((fee) => ({
      id: fee.caseId,
      source: '信息处理费',
      title: fee.number,
      on: which === 'paid' ? fee.paidOn : fee.askedOn,
      detail: `${fee.amountYuan}元`,
    })),
  };
}
