import { sql } from 'kysely';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { REQUEST_COLUMN_LABELS, REQUEST_ROW_LABELS, type OutcomeRow } from '../../law/annual-report/form.ts';
import { RECEIPT_RULES } from '../../law/requests/channels.ts';
import { POSITION_LABELS } from '../../law/requests/positions.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import {
  boardConditions,
  boardItems,
  dueWindow,
  type BoardFilter,
  type BoardItem,
  type Urgency,
} from './request-board.ts';
import { tooManyToExport } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';
import type { CaseRow } from './requests.repository.ts';

const MAX_ROWS = 50_000;

/** How near a deadline is, in words. */
const URGENCY_LABELS: Readonly<Record<Urgency, string>> = {
  overdue: '超期',
  today: '今天到期',
  soon: '临期',
  later: '',
  paused: '中止、等待',
  unknown: '缺放假安排',
  none: '',
};

const COLUMNS: readonly SheetColumn<BoardItem>[] = [
  ['申请编号', (item) => item.number],
  ['申请人（已遮盖）', (item) => item.applicant],
  ['申请人类别', (item) => REQUEST_COLUMN_LABELS[item.applicantKind]],
  ['申请内容', (item) => item.subject ?? '（仅申请办理人可见）'],
  ['提出方式', (item) => RECEIPT_RULES[item.channel].label],
  ['提交日期', (item) => item.submittedOn],
  ['收到日期', (item) => item.receivedOn ?? ''],
  ['原答复期限', (item) => item.originalDueOn ?? ''],
  ['现答复期限', (item) => item.dueOn ?? ''],
  ['期限情况', (item) => URGENCY_LABELS[item.urgency]],
  ['环节', (item) => POSITION_LABELS[item.position].desk],
  ['承办人', (item) => item.holder ?? ''],
  ['承办科室', (item) => item.unit],
  ['延期', (item) => (item.extended ? '是' : '')],
  ['办结日期', (item) => item.settledOn ?? ''],
  ['办理结果', (item) => outcomeLabel(item.outcome)],
  ['按期', (item) => (item.inTime === null ? '' : item.inTime ? '是' : '否')],
];

/** The board as a sheet. Names stay masked; that it left the house is recorded. */
export async function exportBoard(
  ctx: Ctx,
  filter: BoardFilter,
): Promise<{ fileName: string; bytes: Buffer }> {
  const place = await placeOf(ctx.db, filter.agencyId);
  authorise(requestsPolicy.list(ctx.actor, place));
  const window = await dueWindow(ctx, filter.agencyId);
  const { rows } = await sql<CaseRow>`
    SELECT * FROM request_cases WHERE ${boardConditions(filter, window)}
    ORDER BY submitted_on DESC, id DESC LIMIT ${MAX_ROWS + 1}`.execute(ctx.db);
  if (rows.length > MAX_ROWS) throw tooManyToExport(MAX_ROWS);
  const items = await boardItems(ctx.db, rows, {
    window,
    handles: requestsPolicy.handle(ctx.actor, place) === true,
  });
  const agency = await agencyById(ctx.db, filter.agencyId);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'request.exported',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      after: { rows: items.length },
    }),
  );
  const bytes = await writeXlsxOf({ sheetName: '依申请公开', columns: COLUMNS, items });
  return { fileName: `${agency.shortName}依申请公开办理情况.xlsx`, bytes };
}

function outcomeLabel(outcome: OutcomeRow | null): string {
  if (outcome === null) return '';
  const { section, label } = REQUEST_ROW_LABELS[outcome];
  return `${section ?? ''}${label}`;
}
