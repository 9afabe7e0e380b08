import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { requestFee, explainFee } from '../../law/information-fees.ts';
import { exportInformationFees, informationFeeTotals, listInformationFees } from './information-fees.ts';
import { search } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  await fee({ on: '2024-12-20', paidOn: '2025-01-03' });
  await fee({ on: '2025-03-03', paidOn: '2025-03-10' });
  await fee({ on: '2025-04-01', paidOn: null });
});
afterAll(async () => world.close());

test('each year counts the notices that it sent and the fees that it was paid', async () => {
  const totals = async (year: number) => informationFeeTotals(world.db, { agencyId: office.agencyId, year });
  expect(await totals(2024)).toEqual({ notices: 1, paid: 0, yuan: 0 });
  expect(await totals(2025)).toEqual({ notices: 2, paid: 2, yuan: 200 });
  expect(await totals(2026)).toEqual({ notices: 0, paid: 0, yuan: 0 });
});

test('the register tells what became of each, and goes out as a sheet', async () => {
  const ctx = office.as('supervisor');
  const { items } = await listInformationFees(ctx, { agencyId: office.agencyId, year: 2025 });
  expect(items.map(({ ended, amountYuan }) => [ended, amountYuan])).toEqual([
    ['paid', 100],
    ['paid', 100],
    [null, 100],
  ]);
  const { bytes } = await exportInformationFees(ctx, { agencyId: office.agencyId, year: 2025 });
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  expect(sheet === undefined ? '' : utils.sheet_to_csv(sheet)).toContain('按件,11,100,2025-04-01,,,,待缴费');
});

test('is none of whoever runs the system', async () => {
  await expect(
    listInformationFees(office.as('systemAdmin'), { agencyId: office.agencyId, year: 2025 }),
  ).rejects.toMatchObject({ status: 403 });
});

/** The eleventh request of a month is charged for, and paid or not. */
async function fee({ on, paidOn }: { on: string; paidOn: string | null }): Promise<void> {
  office.day(on);
  const id = await office.receive();
  await search(office, id);
  const basis = { method: 'perItem', earlier: 10, items: 1 } as const;
  const amountYuan = requestFee(basis);
  await office.act(id, 'requestHandler', 'feeAsked', {
    method: 'perItem',
    quantity: 11,
    amountYuan,
    explanation: explainFee(basis),
  });
  if (paidOn === null) return;
  await office.act(id, 'requestHandler', 'feeNoticeDelivered', { proof: 'EMS' });
  office.day(paidOn);
  await office.act(id, 'requestHandler', 'paid', { amountYuan, receipt: 'P1' });
}
