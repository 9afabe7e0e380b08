import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { inTransaction } from '../../platform/context.ts';
import { releaseStandings } from './check-releases.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { loadCase } from './loaded-case.ts';
import { addRequestFile } from './request-files.ts';
import { statusFiles } from './request-status-files.ts';
import { answer, judge } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-03-03'));
afterAll(async () => world.close());

test('whoever hands a draft to its reviewers doesn’t wait until it is read', async () => {
  const id = await office.receive();
  await judge(office, id);
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holding = inTransaction(world.system, async (tx) => {
    await sql`LOCK TABLE request_release_checks IN ACCESS EXCLUSIVE MODE`.execute(tx.db);
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  try {
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  } finally {
    held.resolve();
  }
  await holding;
  await expect
    .poll(async () => releaseStandings(world.system, await loadCase(world.system, id)), { timeout: 20_000 })
    .toMatchObject([{ sha256: expect.any(String), findings: [] }]);
});

test('what is added after the delivery is checked by itself, and the applicant who looks checks nothing', async () => {
  const id = await office.receive();
  await judge(office, id);
  await answer(office, id);
  office.day('2025-03-04');
  const file = { kind: 'answer' as const, evidence: '', name: '补充.docx', shownToApplicant: true };
  await addRequestFile(
    { ...office.as('requestHandler'), clock: world.clock },
    { caseId: id, file: { ...file, content: Readable.from([Buffer.from(plantedDocx({ body: '补充' }))]) } },
  );
  const shown = async (): Promise<string[]> =>
    (await statusFiles(world.system, await loadCase(world.system, id))).map(({ name }) => name);
  await expect.poll(shown, { timeout: 20_000 }).toContain('补充.docx');
  const checks = async () =>
    world.db.selectFrom('request_release_checks').select('item').where('case_id', '=', id).execute();
  await world.db.deleteFrom('request_release_checks').where('case_id', '=', id).execute();
  expect(await shown()).not.toContain('补充.docx');
  expect(await checks()).toEqual([]);
});
