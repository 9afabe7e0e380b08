import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import { answerFinding, prepareFile, prepareFrozen } from './prepare-submission.ts';
import { approveSubmission, returnSubmission, submitReport } from './submit-report.ts';
import { callFor, openCallWorld, type CallWorld, type Reporting } from './test/call-world.ts';
import { viewBoard, viewPlace, viewSameness } from './view-call.ts';

let w: CallWorld;
let pool: ReadingPool;
let callId: string;
let year = 2006;
beforeAll(async () => {
  w = await openCallWorld();
  pool = createReadingPool({ workers: 1, timeoutMs: 60_000, memoryMb: 768, maxBytes: 20 * 1024 * 1024 });
});
afterAll(async () => {
  await pool.close();
  await w.close();
});
// Every test has a year of its own, two years from the last: no report has one of the year before.
beforeEach(async () => {
  year += 2;
  callId = await callFor(w, year);
});

const convener = () => w.district.as('supervisor');
const placeOf = (office: Reporting) => ({ callId, agencyId: office.agencyId });
const view = async (office: Reporting) => viewPlace(office.as('clerk'), placeOf(office));

async function sendPage(office: Reporting, page: string): Promise<void> {
  const file = { name: `${office.name}年报.html`, bytes: Buffer.from(page) };
  await prepareFile(office.as('clerk'), { ...placeOf(office), file, pool });
}

/** Sends what is prepared. The reports of these tests are years late, which is explained on the way. */
async function submit(office: Reporting) {
  await answer(office, { rule: 'AR-PUB-1', reason: '往年的年报，补充报送。' });
  const draftId = (await view(office)).draft?.id ?? '00000000-0000-4000-8000-000000000000';
  return submitReport(office.as('clerk'), { ...placeOf(office), draftId });
}

async function answer(office: Reporting, given: { rule?: string; reason: string }): Promise<void> {
  for (const { key, rule, severity } of (await view(office)).draft?.findings ?? []) {
    if (severity === 'warning' && rule === (given.rule ?? rule))
      await answerFinding(office.as('clerk'), { ...placeOf(office), finding: key, reason: given.reason });
  }
}

async function audits(): Promise<string[]> {
  const rows = await w.world.db
    .selectFrom('audit_events')
    .select('type')
    .where('type', 'like', 'report_call.%')
    .orderBy('seq')
    .execute();
  return rows.map(({ type }) => type);
}

describe('a file is submitted', () => {
  test('never with a figure that can’t be right; mended it is, and both that were submitted are kept', async () => {
    const before = (await audits()).length;
    const page = await w.town.page(await w.town.write(year));
    const faulty = page.replace('data-cell="t3.new.natural">0<', 'data-cell="t3.new.natural">3<');
    expect(faulty).not.toBe(page);
    await sendPage(w.town, faulty);
    const errors = (await view(w.town)).draft?.findings.filter(({ severity }) => severity === 'error');
    expect(errors?.map(({ rule }) => rule)).toContain('AR-T3-ROW');
    await expect(submit(w.town)).rejects.toMatchObject({
      code: 'report_calls.not_ready',
      message: expect.stringMatching(/^还不能报送，请先处理：/u),
    });

    await sendPage(w.town, page);
    const { submissionId, number } = await submit(w.town);
    expect(number).toBe(1);
    const reason = '标题下没有写明印发日期，请补充。';
    await returnSubmission(convener(), { callId, submissionId, reason });
    expect((await view(w.town)).member).toMatchObject({ state: 'returned', returnReason: reason });

    await sendPage(w.town, page.replace('</body>', '<p>2025年1月8日</p></body>'));
    const second = await submit(w.town);
    await approveSubmission(convener(), { callId, submissionId: second.submissionId });
    const { submissions, member, draft } = await view(w.town);
    expect(member.state).toBe('approved');
    expect(draft).toBeNull();
    expect(
      submissions.map(({ number: n, decisions }) => [n, decisions.map((each) => each.decision)]),
    ).toEqual([
      [2, ['approved']],
      [1, ['returned']],
    ]);
    const hashes = submissions.map(({ sha256 }) => sha256);
    expect(new Set(hashes).size).toBe(2);
    for (const sha256 of hashes) expect(await w.world.system.storage.has(sha256)).toBe(true);
    expect((await audits()).slice(before)).toEqual([
      'report_call.read',
      'report_call.finding_answered',
      'report_call.read',
      'report_call.finding_answered',
      'report_call.submitted',
      'report_call.returned',
      'report_call.read',
      'report_call.finding_answered',
      'report_call.submitted',
      'report_call.approved',
    ]);
  });

  test('never one that can’t be read, has no tables, or is of another year', async () => {
    await expect(sendPage(w.town, '<p>关于年报的通知</p>')).rejects.toMatchObject({
      code: 'report_calls.no_tables',
    });
    const file = { name: '年报.docx', bytes: Buffer.from('504b030414000000', 'hex') };
    await expect(prepareFile(w.town.as('clerk'), { ...placeOf(w.town), file, pool })).rejects.toMatchObject({
      code: 'report_calls.unreadable',
    });
    const other = await w.town.page(await w.town.write(year + 1));
    await expect(sendPage(w.town, other)).rejects.toMatchObject({ code: 'report_calls.other_year' });
    expect((await view(w.town)).draft).toBeNull();
  });

  test('only by the clerk of the agency, and nothing while one waits or is approved', async () => {
    const page = await w.town.page(await w.town.write(year));
    const file = { name: '年报.html', bytes: Buffer.from(page) };
    for (const ctx of [w.bureau.as('clerk'), w.town.as('publisher'), convener()]) {
      await expect(prepareFile(ctx, { ...placeOf(w.town), file, pool })).rejects.toMatchObject({
        code: 'common.forbidden',
      });
    }
    await sendPage(w.town, page);
    const { submissionId } = await submit(w.town);
    await expect(sendPage(w.town, page)).rejects.toMatchObject({ code: 'report_calls.already_submitted' });
    await approveSubmission(convener(), { callId, submissionId });
    await expect(sendPage(w.town, page)).rejects.toMatchObject({
      message: expect.stringContaining('已经通过'),
    });
  });
});

describe('sister agencies', () => {
  test('with the same words must say why; the district sees the pair', async () => {
    await sendPage(w.town, await w.town.page(await w.town.write(year)));
    await submit(w.town);
    expect(await viewSameness(convener(), { callId })).toEqual({ compared: 1, pairs: [] });

    await sendPage(w.bureau, await w.bureau.page(await w.bureau.write(year)));
    const same = (await view(w.bureau)).draft?.findings.filter(({ rule }) => rule === 'AR-X-SAME') ?? [];
    expect(same.map(({ severity, message }) => [severity, message.includes('与其他单位的')])).toContainEqual([
      'warning',
      true,
    ]);
    // Who tries texts must not learn whose they resemble.
    expect(JSON.stringify(same)).not.toContain(w.town.name);
    expect(JSON.stringify(same)).not.toContain(w.town.agencyId);
    await expect(submit(w.bureau)).rejects.toMatchObject({ code: 'report_calls.not_ready' });
    await answer(w.bureau, { reason: '两个单位合署办公，工作由同一个科室承担。' });
    await submit(w.bureau);
    const [kept] = (await view(w.bureau)).submissions;
    expect(kept?.findings.find(({ rule }) => rule === 'AR-X-SAME')?.answer).toMatchObject({
      reason: '两个单位合署办公，工作由同一个科室承担。',
      byName: 'clerk甲',
    });
    const { compared, pairs } = await viewSameness(convener(), { callId });
    expect(compared).toBe(2);
    expect(pairs[0]).toMatchObject({ first: w.town.name, second: w.bureau.name });
  });

  test('once submitted, what came up since and nobody explained is approved for a reason only, which is kept', async () => {
    await sendPage(w.town, await w.town.page(await w.town.write(year)));
    const { submissionId } = await submit(w.town);
    const place = async () => viewPlace(convener(), placeOf(w.town));
    expect((await place()).unexplained).toEqual([]);
    await sendPage(w.bureau, await w.bureau.page(await w.bureau.write(year)));
    await answer(w.bureau, { reason: '两个单位合署办公，工作由同一个科室承担。' });
    const second = await submit(w.bureau);

    expect((await place()).unexplained).toContainEqual(
      expect.objectContaining({ rule: 'AR-X-SAME', message: expect.stringContaining(w.bureau.name) }),
    );
    expect((await view(w.town)).unexplained).toEqual([]);
    await expect(approveSubmission(convener(), { callId, submissionId })).rejects.toMatchObject({
      code: 'report_calls.approval_needs_reason',
      status: 422,
      message: expect.stringMatching(/相同.*请退回，或者写明仍予通过的理由。$/u),
    });
    expect((await place()).member.state).toBe('submitted');
    const reason = '两个单位合署办公，已当面核对。';
    await approveSubmission(convener(), { callId, submissionId, reason });
    expect((await place()).submissions[0]?.decisions).toMatchObject([{ decision: 'approved', reason }]);
    const audit = await w.world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'report_call.approved')
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(audit?.data).toMatchObject({ reason });
    // What its agency explained when it submitted needs no second explanation.
    await approveSubmission(convener(), { callId, submissionId: second.submissionId });
  });

  test('an error can’t be answered away, nor what isn’t there', async () => {
    const page = await w.town.page(await w.town.write(year));
    await sendPage(w.town, page.replace('data-cell="t3.new.natural">0<', 'data-cell="t3.new.natural">3<'));
    const error = (await view(w.town)).draft?.findings.find(({ severity }) => severity === 'error');
    for (const finding of [error?.key ?? '', 'AR-T3-ROW@nowhere']) {
      await expect(
        answerFinding(w.town.as('clerk'), { ...placeOf(w.town), finding, reason: '就是这样' }),
      ).rejects.toMatchObject({ code: 'report_calls.not_answerable' });
    }
  });
});

describe('a report of the program is submitted', () => {
  test('as it was frozen, by its hash; frozen anew it must be checked anew, and the district is told', async () => {
    const reportId = await w.town.write(year);
    await expect(prepareFrozen(w.town.as('clerk'), placeOf(w.town))).rejects.toMatchObject({
      code: 'report_calls.not_frozen',
    });
    await w.town.freeze(reportId);
    await prepareFrozen(w.town.as('clerk'), placeOf(w.town));
    w.world.clock.set(new Date(w.world.clock.now().getTime() + 86_400_000));
    await w.town.freeze(reportId);
    await expect(submit(w.town)).rejects.toMatchObject({ code: 'report_calls.frozen_anew' });

    await prepareFrozen(w.town.as('clerk'), placeOf(w.town));
    expect((await view(w.town)).draft).toMatchObject({ source: 'frozen', versionNumber: 2 });
    await submit(w.town);
    const [before] = (await viewBoard(convener(), { callId })).members;
    expect(before?.frozenAnew).toBe(false);
    w.world.clock.set(new Date(w.world.clock.now().getTime() + 86_400_000));
    await w.town.freeze(reportId);
    const [after] = (await viewBoard(convener(), { callId })).members;
    expect(after?.frozenAnew).toBe(true);
  });
});

describe('the district decides', () => {
  test('once, on the last submission, and only it does', async () => {
    await sendPage(w.town, await w.town.page(await w.town.write(year)));
    const { submissionId } = await submit(w.town);
    for (const ctx of [w.town.as('clerk'), w.town.as('supervisor'), w.district.as('clerk')]) {
      await expect(approveSubmission(ctx, { callId, submissionId })).rejects.toMatchObject({
        code: 'common.forbidden',
      });
    }
    await approveSubmission(convener(), { callId, submissionId });
    await expect(approveSubmission(convener(), { callId, submissionId })).rejects.toMatchObject({
      code: 'report_calls.decided_meanwhile',
    });
    // Also what was approved can be returned, e.g. when the sum shows a fault.
    await returnSubmission(convener(), { callId, submissionId, reason: '与汇总不符。' });
    await expect(
      returnSubmission(convener(), { callId, submissionId, reason: '再退一次。' }),
    ).rejects.toMatchObject({ code: 'report_calls.decided_meanwhile' });
    await expect(approveSubmission(convener(), { callId, submissionId })).rejects.toMatchObject({
      code: 'report_calls.decided_meanwhile',
    });
  });

  test('what was submitted and decided can’t be changed, not even in the database', async () => {
    await sendPage(w.town, await w.town.page(await w.town.write(year)));
    await submit(w.town);
    await expect(
      w.world.db.updateTable('report_submissions').set({ file_name: 'x' }).execute(),
    ).rejects.toThrow(/append-only/u);
  });
});
