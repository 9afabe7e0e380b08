import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { statusWords } from '../../law/obligations/obligation-status.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { nilBeforeWords } from './nil-before.api.ts';
import { allObligations, type ObligationFilter, type ObligationItem } from './obligation-list.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { personWords } from './responsible.api.ts';

const SETTLED = {
  published: '已公开',
  posted: '已张贴',
  nil: '签报无此类信息',
  waived: '免除',
  takenBack: '撤销',
} as const;

/** The register as a workbook, a row an obligation, with what the filter asks for; the next due first. */
export async function exportRegister(
  ctx: Ctx,
  filter: ObligationFilter,
): Promise<{ fileName: string; bytes: Buffer }> {
  authorise(obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, filter.agencyId)));
  const agency = await agencyById(ctx.db, filter.agencyId);
  const items = await allObligations(ctx, filter);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'obligation.exported',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      after: { rows: items.length },
    }),
  );
  const bytes = await writeXlsxOf({ sheetName: '公开义务登记册', columns: COLUMNS, items });
  return { fileName: `${agency.shortName}公开义务登记册.xlsx`, bytes };
}

function resultOf({ settled, takesBack }: ObligationItem): string {
  if (settled === null) return '';
  return takesBack && settled.kind === 'published' ? '已撤回' : SETTLED[settled.kind];
}

const COLUMNS: readonly SheetColumn<ObligationItem>[] = [
  ['公开内容', ({ what }) => what],
  ['期间', ({ period }) => period],
  ['依据', ({ article }) => article],
  ['起算日', ({ triggeredOn }) => triggeredOn],
  ['期限', ({ dueOn }) => dueOn ?? '待放假安排'],
  ['状态', statusWords],
  ['结果', resultOf],
  ['办结日', ({ settled }) => settled?.on ?? ''],
  ['办结人', ({ settled }) => settled?.by ?? ''],
  ['理由', ({ settled }) => settled?.reason ?? ''],
  ['曾签报无此类信息', ({ nilBefore }) => (nilBefore === null ? '' : nilBeforeWords(nilBefore))],
  ['公开的文稿', ({ documents }) => documents.map(({ title }) => title).join('\n')],
  [
    '张贴的公开栏',
    ({ board }) => (board?.sheets ?? []).map(({ board: name, postedOn }) => `${postedOn} ${name}`).join('\n'),
  ],
  ['没有登记张贴的村', ({ board }) => (board?.missing ?? []).join('、')],
  ['责任科室', ({ unit }) => unit?.name ?? ''],
  ['责任人', ({ responsible }) => (responsible === null ? '' : personWords(responsible))],
  ['公开栏目', ({ node }) => node?.name ?? ''],
  ['公示时间', ({ posting }) => posting],
];
