import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import { must } from '../../platform/errors.ts';
import { createReadingAttempts } from '../../files/reading-attempts.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { poolOpener } from '../../files/readers/test/ask-pool.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import { ensureReleasesChecked, releaseStandings, tryReleasesChecked } from './check-releases.ts';
import { loadCase } from './loaded-case.ts';
import { itemOfFile } from './release-items.ts';
import { refuseUnreleased, acceptRelease, listReleases } from './releases.ts';
import { addRequestFile } from './request-files.ts';
import { openRequest } from './request-view.ts';
import { openStatusFile, statusFiles } from './request-status-files.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { answer, judge } from './test/handling.ts';
import { APPLICANT, openRequestOffice, type RequestOffice } from './test/request-office.ts';

const OTHERS = '13812345678';
const CLARIFICATION = { points: '请写明材料名称', respondBy: '2025-03-11' } as const;

const opener = poolOpener();
let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-03-03'));
afterAll(async () => {
  await opener.close();
  await world.close();
});

/** A file that goes to the applicant with the answer. */
async function give(
  caseId: string,
  name: string,
  bytes: Uint8Array,
  role: Role = 'requestHandler',
): Promise<string> {
  const file = { kind: 'answer' as const, evidence: '', name, shownToApplicant: true };
  const { id } = await addRequestFile(
    { ...office.as(role), clock: world.clock },
    { caseId, file: { ...file, content: Readable.from([Buffer.from(bytes)]) } },
  );
  return id;
}

/** The same person with a reviewer’s role beside their own. */
function alsoReviewer(ctx: Ctx): Ctx {
  const { actor } = ctx;
  if (actor.kind !== 'account') throw new Error('a person');
  const grants = [...actor.grants, { role: 'secondReviewer' as const, agencyId: office.agencyId }];
  return { ...ctx, actor: { ...actor, grants } };
}

async function judgedCase(): Promise<string> {
  const id = await office.receive();
  await judge(office, id);
  return id;
}

async function toSigner(id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  await review(id);
}

async function review(id: string): Promise<void> {
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
}

const sign = async (id: string) =>
  office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
const deliver = async (id: string) =>
  office.act(id, 'requestHandler', 'delivered', { method: 'inPerson', proof: '当面签收' });

async function shown(id: string): Promise<string[]> {
  return (await statusFiles(world.system, await loadCase(world.system, id))).map(({ name }) => name);
}

async function handedOut(caseId: string, fileId: string): Promise<{ fileName: string; bytes: Buffer }> {
  const { fileName, content } = await openStatusFile(world.system, { caseId, fileId });
  return { fileName, bytes: Buffer.isBuffer(content) ? content : await buffer(content) };
}

describe('what goes to an applicant', () => {
  test('is handed out as it was checked: the letter and a clean file', async () => {
    const id = await judgedCase();
    const bytes = plantedDocx({ body: '青竹沟水库验收报告' });
    const fileId = await give(id, '验收报告.docx', bytes);
    expect(await shown(id)).toEqual([]);
    await answer(office, id);
    expect(await shown(id)).toEqual([expect.stringMatching(/\.pdf$/u), '验收报告.docx']);
    const given = await handedOut(id, fileId);
    expect(given.bytes.equals(Buffer.from(bytes))).toBe(true);
    const { items } = await listReleases(office.as('requestHandler'), { caseId: id });
    expect(items.map(({ released, findings }) => [released, findings])).toEqual([
      [true, []],
      [true, []],
    ]);
    // Other bytes than those that were checked aren't given.
    const other = createHash('sha256').update('其他').digest('hex');
    await world.db
      .updateTable('request_release_checks')
      .set({ sha256: other })
      .where('case_id', '=', id)
      .execute();
    await expect(openStatusFile(world.system, { caseId: id, fileId })).rejects.toMatchObject({ status: 404 });
  });

  test('may speak of the applicant, and is judged for no expression and no spelling', async () => {
    const id = await judgedCase();
    const own = `申请人手机${APPLICANT.phone}。我门公布公示，信息公示。。`;
    await give(id, '说明.docx', plantedDocx({ body: own }));
    await answer(office, id);
    expect(await shown(id)).toContain('说明.docx');
  });

  test('that tells of others holds the signature until a reviewer answers for it, not its uploader', async () => {
    const id = await judgedCase();
    const fileId = await give(
      id,
      `李某某${OTHERS}.docx`,
      plantedDocx({ body: `申请人李某某手机${OTHERS}`, comment: '批注' }),
    );
    await toSigner(id);
    await expect(sign(id)).rejects.toThrow(/第1个附件（名称含个人信息）：.*手机号码/u);
    const { items } = await listReleases(office.as('finalReviewer'), { caseId: id });
    const { item, findings, mayAccept } = must(items[0], 'the file');
    expect([item, findings.length, mayAccept]).toEqual([`file:${fileId}`, 2, true]);
    const said = { caseId: id, item, reason: '依法提供' };
    const [first, second] = findings.map(({ fingerprint }) => fingerprint);
    await expect(
      acceptRelease(office.as('requestHandler'), { ...said, fingerprint: first ?? '' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      acceptRelease(office.as('finalReviewer'), {
        ...said,
        fingerprint: first ?? '',
        reason: `${OTHERS}可以提供`,
      }),
    ).rejects.toThrow('理由里有个人信息');
    await expect(
      acceptRelease(office.as('finalReviewer'), { ...said, fingerprint: 'gone' }),
    ).rejects.toMatchObject({ code: 'requests.release_gone' });
    await acceptRelease(office.as('finalReviewer'), { ...said, fingerprint: first ?? '' });
    await expect(sign(id)).rejects.toMatchObject({ code: 'requests.obstructed' });
    await acceptRelease(office.as('secondReviewer'), { ...said, fingerprint: second ?? '' });
    await sign(id);
    await deliver(id);
    expect(await shown(id)).toHaveLength(2);
    const { rows } = await sql`
      SELECT data::text FROM audit_events UNION ALL SELECT findings::text FROM request_release_checks
      UNION ALL SELECT reason FROM request_release_decisions`.execute(world.db);
    expect(JSON.stringify(rows)).toContain('依法提供');
    expect(JSON.stringify(rows)).not.toContain(OTHERS);
  });

  test('is looked over as a draft: no number is spent on an answer that is held back, and what was answered for holds for its letter', async () => {
    const id = await office.receive({ items: [`申请人李某某手机${OTHERS}的补助材料`] });
    await judge(office, id);
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    await ensureReleasesChecked(world.system, id);
    const kept = await world.db
      .selectFrom('request_release_checks')
      .select(['item', 'findings'])
      .where('case_id', '=', id)
      .execute();
    expect(kept).toMatchObject([{ item: expect.stringMatching(/^draft:/u), findings: [{}] }]);
    // The drafter sees it at once, and isn't who lets it through, whatever else that one may.
    const drafter = alsoReviewer(office.as('requestHandler'));
    const { items } = await listReleases(drafter, { caseId: id });
    const { item, called, findings, mayAccept } = must(items[0], 'the draft');
    expect([called, mayAccept]).toEqual(['答复书（送审稿）', false]);
    await review(id);
    await expect(sign(id)).rejects.toThrow(/答复书（送审稿）：.*手机号码/u);
    const { fingerprint } = must(findings[0], 'the number');
    const said = { caseId: id, item, fingerprint, reason: '本人已同意' };
    await expect(acceptRelease(drafter, said)).rejects.toThrow(
      '这份文书由您拟稿，请由其他审核人、保密审查员或者签发人决定。',
    );
    await acceptRelease(office.as('secondReviewer'), said);
    expect(await lettersOfSubject(world.db, id)).toEqual([]);
    await sign(id);
    const after = await listReleases(drafter, { caseId: id });
    expect(after.items).toMatchObject([
      {
        item: expect.stringMatching(/^letter:/u),
        released: true,
        mayAccept: false,
        findings: [{ accepted: { reason: '本人已同意' } }],
      },
    ]);
    await deliver(id);
    expect(await shown(id)).toEqual([expect.stringMatching(/\.pdf$/u)]);
  });

  test('that was answered for in one draft is to be answered for in the next', async () => {
    const id = await office.receive({ items: [`申请人李某某手机${OTHERS}的补助材料`] });
    await judge(office, id);
    const accepted: string[] = [];
    for (const 提供方式 of ['邮寄一份。', '当面提供一份。']) {
      await office.act(id, 'requestHandler', 'drafted', {
        letterKind: '',
        fields: { 提供方式 },
        contentHash: '',
      });
      const { items } = await listReleases(office.as('secondReviewer'), { caseId: id });
      const { item, findings } = must(items[0], 'the draft');
      const { fingerprint, accepted: by } = must(findings[0], 'the number');
      expect([items.length, by]).toEqual([1, null]);
      expect(accepted).not.toContain(item);
      accepted.push(item);
      await acceptRelease(office.as('secondReviewer'), {
        caseId: id,
        item,
        fingerprint,
        reason: '本人已同意',
      });
      await office.act(id, 'secondReviewer', 'reviewed', {
        aspect: 'legal',
        passed: false,
        opinion: '请改写',
      });
    }
  });

  test('that can’t be read holds the delivery, and what comes in afterwards isn’t shown', async () => {
    const id = await judgedCase();
    await toSigner(id);
    await sign(id);
    const mine = async (role: Role) => openRequest(office.as(role), { caseId: id });
    await expect(mine('finalReviewer')).rejects.toThrow('审核、签发人员在轮到自己审核时可以查看');
    await expect(mine('secondReviewer')).rejects.toMatchObject({ status: 403 });
    await give(id, '说明.docx', plantedDocx({ body: '说明', embedded: '底稿' }));
    await expect(deliver(id)).rejects.toThrow('材料“说明.docx”');
    // Now that something waits for them they see the file, and no longer than it does.
    expect((await mine('finalReviewer')).item.id).toBe(id);
    expect((await mine('secondReviewer')).item.id).toBe(id);
    expect((await mine('secrecyReviewer')).item.id).toBe(id);
    const { items } = await listReleases(office.as('finalReviewer'), { caseId: id });
    for (const { item, findings } of items)
      for (const { fingerprint } of findings)
        await acceptRelease(office.as('finalReviewer'), {
          caseId: id,
          item,
          fingerprint,
          reason: '人工核对过',
        });
    await expect(mine('finalReviewer')).rejects.toMatchObject({ status: 403 });
    await expect(mine('secrecyReviewer')).rejects.toMatchObject({ status: 403 });
    await deliver(id);
    office.day('2025-03-04');
    const lost = await give(id, '丢失.docx', plantedDocx({ body: '说明' }));
    const { sealed_id: sealedId } = await world.db
      .selectFrom('request_files')
      .select('sealed_id')
      .where('id', '=', lost)
      .executeTakeFirstOrThrow();
    await ensureReleasesChecked(world.system, id);
    await world.db.deleteFrom('request_release_checks').where('item', '=', itemOfFile(lost)).execute();
    await world.system.sealed.remove(sealedId);
    await expect(tryReleasesChecked(world.system, id)).resolves.toBeUndefined();
    expect(await shown(id)).toEqual([expect.stringMatching(/\.pdf$/u), '说明.docx']);
    await world.db
      .updateTable('request_files')
      .set({ removed_at: world.clock.now(), removal_reason: '丢失' })
      .where('id', '=', lost)
      .execute();
    await give(id, '补充.docx', plantedDocx({ body: `申请人李某某手机${OTHERS}` }));
    await ensureReleasesChecked(world.system, id);
    expect(await shown(id)).toEqual([expect.stringMatching(/\.pdf$/u), '说明.docx']);
  });

  test('is answered for by the secrecy reviewer before the signature too, where something waits, and not otherwise', async () => {
    const id = await judgedCase();
    await toSigner(id);
    const secrecy = office.as('secrecyReviewer');
    await expect(openRequest(secrecy, { caseId: id })).rejects.toMatchObject({ status: 403 });
    await give(id, '说明.docx', plantedDocx({ body: '说明', embedded: '底稿' }));
    await expect(sign(id)).rejects.toThrow('材料“说明.docx”');
    const { items } = await listReleases(secrecy, { caseId: id });
    const waiting = items.flatMap(({ item, findings }) =>
      findings.map(({ fingerprint }) => ({ item, fingerprint })),
    );
    expect(waiting).not.toEqual([]);
    for (const one of waiting) await acceptRelease(secrecy, { caseId: id, ...one, reason: '人工核对过' });
    await expect(openRequest(secrecy, { caseId: id })).rejects.toMatchObject({ status: 403 });
    await sign(id);
  });

  test('stays with the applicant once it was delivered, whatever later rules find', async () => {
    const id = await judgedCase();
    await toSigner(id);
    await sign(id);
    const given = await give(id, '说明.docx', plantedDocx({ body: '说明' }));
    await deliver(id);
    const before = await shown(id);
    expect(before).toEqual([expect.stringMatching(/\.pdf$/u), '说明.docx']);
    await ensureReleasesChecked(world.system, id);
    await world.db
      .updateTable('request_release_checks')
      .set({ findings: JSON.stringify([{ fingerprint: 'later', reason: '后来的规则认为有问题' }]) })
      .where('case_id', '=', id)
      .execute();
    expect(await shown(id)).toEqual(before);
    expect((await handedOut(id, given)).fileName).toBe('说明.docx');
  });

  test('isn’t a letter of procedure: what sets days running reaches the applicant, and holds no signature', async () => {
    const id = await office.receive({ items: [`李某某（手机${OTHERS}）的补助材料`] });
    await office.act(id, 'requestHandler', 'clarificationAsked', CLARIFICATION);
    expect(await shown(id)).toEqual([expect.stringMatching(/补正.*\.pdf$/u)]);
    expect((await listReleases(office.as('requestHandler'), { caseId: id })).items).toEqual([]);
  });

  test('whose reading is ended is given to nobody, holds no one as a finding, and is read again', async () => {
    const id = await judgedCase();
    await give(id, '说明.docx', plantedDocx({ body: '一时读不完的说明' }));
    let now = 0;
    const attempts = createReadingAttempts({ now: () => now });
    const hurried = opener.open({ timeoutMs: 1 });
    const look = async (pool: ReadingPool) => {
      await ensureReleasesChecked(world.system, id, { pool, attempts });
      const [standing] = await releaseStandings(world.system, await loadCase(world.system, id));
      return must(standing, 'the file');
    };
    expect(await look(hurried)).toMatchObject({ sha256: null, findings: [] });
    const action = { kind: 'delivered', detail: { method: 'inPerson', proof: '' } } as const;
    await expect(
      inTransaction(world.system, async (tx) => refuseUnreleased(tx, await loadCase(tx, id), action)),
    ).rejects.toMatchObject({ code: 'requests.not_examined_yet', status: 503 });
    for (const minutes of [1, 10]) {
      now += minutes * 60_000;
      expect(await look(hurried)).toMatchObject({ sha256: null, findings: [] });
    }
    now += 60 * 60_000;
    // The fourth time in a row it is for a person to answer for.
    expect(await look(hurried)).toMatchObject({
      sha256: expect.any(String),
      findings: [{ reason: expect.stringContaining('未能在限定的时间和内存内读完'), accepted: null }],
    });
  });

  test('isn’t let through unchecked, and is checked outside of transactions', async () => {
    const id = await judgedCase();
    await give(id, '说明.docx', plantedDocx({ body: '说明' }));
    const action = { kind: 'delivered', detail: { method: 'inPerson', proof: '' } } as const;
    const ask = async () =>
      inTransaction(world.system, async (tx) => refuseUnreleased(tx, await loadCase(tx, id), action));
    await expect(ask()).rejects.toThrow('材料“说明.docx”还没有检查完，不能提供给申请人。系统会再次检查');
    const began = Promise.withResolvers<void>();
    const going = Promise.withResolvers<void>();
    let read = 0;
    const slow = {
      attachment: async () => {
        read += 1;
        began.resolve();
        await going.promise;
        return { findings: [], notes: [] };
      },
      verify: async () => ({ ok: true as const }),
    };
    const checking = ensureReleasesChecked(world.system, id, { pool: slow });
    await began.promise;
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`.execute(
      world.db,
    );
    expect(rows).toEqual([{ count: 0 }]);
    // Whoever asks meanwhile waits for the same.
    const again = ensureReleasesChecked(world.system, id, { pool: slow });
    const loaded = Promise.withResolvers<void>();
    setTimeout(loaded.resolve, 300);
    await loaded.promise;
    going.resolve();
    await Promise.all([checking, again]);
    expect(read).toBe(1);
    await ask();
  });
});
