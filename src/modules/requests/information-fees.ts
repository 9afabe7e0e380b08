import { sql } from 'kysely';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { firstDayOf, lastDayOf, type PlainDate } from '../../law/dates.ts';
import { FEE_ENDS, FEE_METHODS } from '../../law/information-fees.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { requestsPolicy } from './requests.policy.ts';

/** One fee as its request's ledger has it (国办函〔2020〕109号). */
export interface InformationFee {
  readonly caseId: string;
  readonly number: string;
  readonly method: 'perItem' | 'perPage';
  readonly quantity: number;
  readonly amountYuan: number;
  readonly askedOn: PlainDate;
  readonly deliveredOn: PlainDate | null;
  readonly paidOn: PlainDate | null;
  readonly receipt: string;
  /** null: still waited for. */
  readonly ended: 'paid' | 'waived' | 'lapsed' | null;
}

/** Fees of an agency that were asked for or paid in a year, in the order of their notices. */
export async function informationFees(
  db: Db,
  input: { agencyId: string; year: number },
): Promise<InformationFee[]> {
  const [first, last] = [firstDayOf(input.year), lastDayOf(input.year)];
  const { rows } = await sql<InformationFee>`
    SELECT c.id AS "caseId", c.number, asked.detail->>'method' AS method, (asked.detail->>'quantity')::int AS quantity,
      (asked.detail->>'amountYuan')::int AS "amountYuan", asked.on_day AS "askedOn", told.on_day AS "deliveredOn",
      paid.on_day AS "paidOn", coalesce(paid.detail->>'receipt', '') AS receipt,
      CASE WHEN paid.seq IS NOT NULL THEN 'paid' WHEN waived.seq IS NOT NULL THEN 'waived'
        WHEN lapsed.seq IS NOT NULL THEN 'lapsed' END AS ended
    FROM request_events asked
    JOIN request_cases c ON c.id = asked.case_id
    LEFT JOIN request_events told ON told.case_id = c.id AND told.kind = 'feeNoticeDelivered'
    LEFT JOIN request_events paid ON paid.case_id = c.id AND paid.kind = 'paid'
    LEFT JOIN request_events waived ON waived.case_id = c.id AND waived.kind = 'feeWaived'
    LEFT JOIN request_events lapsed ON lapsed.case_id = c.id AND lapsed.kind = 'feeLapsed'
    WHERE asked.kind = 'feeAsked' AND c.agency_id = ${input.agencyId}
      AND (asked.on_day BETWEEN ${first} AND ${last} OR paid.on_day BETWEEN ${first} AND ${last})
    ORDER BY asked.on_day, c.number`.execute(db);
  return rows;
}

/** What part six of the annual report tells of a year. */
export async function informationFeeTotals(
  db: Db,
  input: { agencyId: string; year: number },
): Promise<{ notices: number; paid: number; yuan: number }> {
  const fees = await informationFees(db, input);
  const within = (day: PlainDate | null): boolean => day?.startsWith(`${input.year}-`) ?? false;
  const paid = fees.filter(({ paidOn }) => within(paidOn));
  return {
    notices: fees.filter(({ askedOn }) => within(askedOn)).length,
    paid: paid.length,
    yuan: paid.reduce((sum, { amountYuan }) => sum + amountYuan, 0),
  };
}

/** The register of fees of a year, for whoever may see the board. It names no applicant. */
export async function listInformationFees(
  ctx: Ctx,
  input: { agencyId: string; year: number },
): Promise<{ items: InformationFee[]; totals: { notices: number; paid: number; yuan: number } }> {
  authorise(requestsPolicy.list(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  return {
    items: await informationFees(ctx.db, input),
    totals: await informationFeeTotals(ctx.db, input),
  };
}

const COLUMNS = [
  '申请编号',
  '计费方式',
  '件数（页数）',
  '金额（元）',
  '通知日期',
  '送达日期',
  '缴费日期',
  '票据号',
  '结果',
];

/** The register of fees as a sheet. */
export async function exportInformationFees(
  ctx: Ctx,
  input: { agencyId: string; year: number },
): Promise<{ fileName: string; bytes: Buffer }> {
  const { items } = await listInformationFees(ctx, input);
  const agency = await agencyById(ctx.db, input.agencyId);
  const rows = items.map((fee) => [
    fee.number,
    FEE_METHODS[fee.method],
    String(fee.quantity),
    String(fee.amountYuan),
    fee.askedOn,
    fee.deliveredOn ?? '',
    fee.paidOn ?? '',
    fee.receipt,
    fee.ended === null ? '待缴费' : FEE_ENDS[fee.ended],
  ]);
  return {
    fileName: `${agency.shortName}${input.year}年信息处理费登记.xlsx`,
    bytes: await writeXlsx({ sheetName: '信息处理费', columns: COLUMNS, rows }),
  };
}
