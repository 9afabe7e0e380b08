import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDefaults, changeCall, openCall } from './open-call.ts';
import { dropDraft, prepareFrozen } from './prepare-submission.ts';
import { newId } from '../../platform/ids.ts';
import { putAnswer } from './report-submissions.repository.ts';
import { reportCallTodo } from './report-call-todo.ts';
import { approveSubmission, returnSubmission, submitReport } from './submit-report.ts';
import { listCalls } from './list-calls.ts';
import { callFor, openCallWorld, usualTerms, type CallWorld, type Reporting } from './test/call-world.ts';
import { viewBoard, viewPlace } from './view-call.ts';

let w: CallWorld;
beforeAll(async () => {
  w = await openCallWorld();
});
afterAll(async () => w.close());

const convener = () => w.district.as('supervisor');

async function submit(callId: string, office: Reporting): Promise<string> {
  const place = { callId, agencyId: office.agencyId };
  await prepareFrozen(office.as('clerk'), place);
  const { draft } = await viewPlace(office.as('clerk'), place);
  return (await submitReport(office.as('clerk'), { ...place, draftId: draft?.id ?? '' })).submissionId;
}

describe('a call is opened', () => {
  test('with all that publish below, by level, and the usual days with the last lawful one', async () => {
    const found = await callDefaults(convener(), { agencyId: w.district.agencyId, year: 2023 });
    expect(found.reporters.map(({ name, level }) => [name, level])).toEqual([
      [w.town.name, 'township'],
      [w.bureau.name, 'department'],
      [w.street.name, 'street'],
    ]);
    expect(found.deadlines).toContainEqual({
      level: 'township',
      submitBy: '2024-01-20',
      returnBy: '2024-01-25',
      publishBy: '2024-01-31',
      lastLawfulDay: '2024-01-31',
    });
  });

  test('once a year, and it asks who was chosen', async () => {
    const callId = await callFor(w, 2015);
    const board = await viewBoard(convener(), { callId });
    expect(board.members.map(({ agencyName, state, due }) => [agencyName, state, due?.what])).toEqual([
      [w.town.name, 'none', 'submit'],
      [w.bureau.name, 'none', 'submit'],
    ]);
    await expect(callFor(w, 2015)).rejects.toMatchObject({ code: 'report_calls.exists' });
  });

  const terms = () => ({ agencyId: w.district.agencyId, year: 2014, ...usualTerms(w, 2014) });

  test('never with a later day than the law’s, an earlier one is the region’s right', async () => {
    const [township, department] = terms().deadlines;
    if (township === undefined || department === undefined) throw new Error('no days');
    const late = { ...terms(), deadlines: [{ ...township, publishBy: '2015-02-01' }, department] };
    await expect(openCall(convener(), late)).rejects.toMatchObject({
      code: 'report_calls.wrong_deadlines',
      message: expect.stringContaining('不能晚于2015年1月31日'),
    });
    const early = { ...terms(), deadlines: [{ ...township, publishBy: '2015-01-28' }, department] };
    expect((await openCall(convener(), early)).id).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('never without days for a level, for a year to come, or for an agency elsewhere', async () => {
    const { deadlines } = terms();
    await expect(
      openCall(convener(), { ...terms(), deadlines: deadlines.slice(0, 1) }),
    ).rejects.toMatchObject({ code: 'report_calls.deadlines_incomplete' });
    await expect(
      openCall(convener(), { ...terms(), year: 2026, deadlines: usualTerms(w, 2026).deadlines }),
    ).rejects.toMatchObject({ code: 'report_calls.year_to_come' });
    for (const memberIds of [[], [w.district.agencyId], [w.town.agencyId, w.town.agencyId]]) {
      await expect(openCall(convener(), { ...terms(), memberIds })).rejects.toMatchObject({
        code: 'report_calls.wrong_members',
      });
    }
  });

  test.each(['clerk', 'publisher', 'finalReviewer', 'systemAdmin'] as const)(
    'never by the %s of the district, nor by the town’s supervisor',
    async (role) => {
      const refused = { code: 'common.forbidden' };
      await expect(openCall(w.district.as(role), terms())).rejects.toMatchObject(refused);
      await expect(openCall(w.town.as('supervisor'), terms())).rejects.toMatchObject(refused);
    },
  );
});

describe('a call is changed', () => {
  test('days, words and whom it asks; who submitted stays, and so does what somebody else changed', async () => {
    const callId = await callFor(w, 2016);
    await w.town.freeze(await w.town.write(2016));
    await submit(callId, w.town);
    const terms = usualTerms(w, 2016);
    const onlyBureau = { ...terms, memberIds: [w.bureau.agencyId] };
    await expect(changeCall(convener(), { callId, version: 1, ...onlyBureau })).rejects.toMatchObject({
      code: 'report_calls.member_submitted',
      message: expect.stringContaining(w.town.name),
    });
    const onlyTown = { ...terms, note: '改由区民政局单独报送。', memberIds: [w.town.agencyId] };
    expect(await changeCall(convener(), { callId, version: 1, ...onlyTown })).toEqual({ version: 2 });
    const board = await viewBoard(convener(), { callId });
    expect(board.note).toBe('改由区民政局单独报送。');
    expect(board.members.map(({ agencyId }) => agencyId)).toEqual([w.town.agencyId]);
    await expect(changeCall(convener(), { callId, version: 1, ...terms })).rejects.toMatchObject({
      code: 'report_calls.changed_by_other',
    });
  });
});

describe('what is prepared', () => {
  test('isn’t taken away behind its agency’s back; the agency drops it, its explanations are recorded when it goes', async () => {
    const callId = await callFor(w, 2013);
    const place = { callId, agencyId: w.bureau.agencyId };
    const clerk = w.bureau.as('clerk');
    await w.bureau.freeze(await w.bureau.write(2013));
    await prepareFrozen(clerk, place);
    const explained = {
      id: newId(w.world.clock.now().getTime()),
      finding: 'X-WORD@part:1',
      reason: '情况属实。',
    };
    const by = { byAccount: null, byName: '信息员', at: w.world.clock.now() };
    await putAnswer(w.world.db, { ...place, ...explained, ...by });
    const onlyTown = { ...usualTerms(w, 2013), memberIds: [w.town.agencyId] };
    const leaveOut = async () => changeCall(convener(), { callId, version: 1, ...onlyTown });
    await expect(leaveOut()).rejects.toMatchObject({
      code: 'report_calls.member_drafted',
      message: expect.stringContaining(w.bureau.name),
    });
    await expect(dropDraft(convener(), place)).rejects.toMatchObject({ code: 'common.forbidden' });
    await dropDraft(clerk, place);
    expect((await viewPlace(clerk, place)).draft).toBeNull();
    await expect(dropDraft(clerk, place)).rejects.toMatchObject({ code: 'report_calls.draft_changed' });
    await leaveOut();
    const events = await w.world.db
      .selectFrom('audit_events')
      .select(['type', 'data'])
      .where('type', 'in', ['report_call.draft_dropped', 'report_call.changed'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(events.map(({ type }) => type)).toEqual(['report_call.changed', 'report_call.draft_dropped']);
    expect(JSON.stringify(events[0]?.data)).toContain('情况属实。');
  });
});

describe('who sees what', () => {
  test('the district sees all of it, an agency its own part, another agency nothing', async () => {
    const callId = await callFor(w, 2017);
    const town = { callId, agencyId: w.town.agencyId };
    expect((await viewPlace(w.town.as('secrecyReviewer'), town)).may).toEqual({
      submit: false,
      decide: false,
    });
    expect((await viewPlace(w.town.as('clerk'), town)).may).toEqual({ submit: true, decide: false });
    expect((await viewPlace(convener(), town)).may).toEqual({ submit: false, decide: true });
    const refused = { code: 'common.forbidden' };
    await expect(viewPlace(w.bureau.as('clerk'), town)).rejects.toMatchObject(refused);
    await expect(viewBoard(w.town.as('clerk'), { callId })).rejects.toMatchObject(refused);
    await expect(
      viewPlace(w.street.as('clerk'), { callId, agencyId: w.street.agencyId }),
    ).rejects.toMatchObject({ code: 'common.not_found' });
  });

  test('lists hold what concerns a person, and only a convener may open one', async () => {
    const callId = await callFor(w, 2018);
    const own = await listCalls(w.town.as('clerk'));
    expect(own.items.find(({ id }) => id === callId)).toMatchObject({
      convenes: false,
      places: [{ agencyId: w.town.agencyId, state: 'none' }],
    });
    expect(own.mayOpen).toEqual([]);
    const all = await listCalls(convener());
    expect(all.items.find(({ id }) => id === callId)).toMatchObject({ convenes: true, places: [] });
    expect(all.mayOpen).toEqual([{ agencyId: w.district.agencyId, agencyName: w.district.name }]);
    expect((await listCalls(w.street.as('clerk'))).items).toEqual([]);
  });
});

describe('who is reminded of what, by which day', () => {
  const todo = async (office: Reporting, role: 'clerk' | 'publisher' | 'supervisor' | 'secrecyReviewer') =>
    (await reportCallTodo(office.as(role))).items.map(({ what, dueOn, urgency, note, count }) => ({
      what,
      dueOn,
      urgency,
      note,
      count,
    }));
  const at = (day: string) => w.world.clock.set(new Date(`${day}T02:00:00Z`));

  test('through the whole way of a report', async () => {
    const callId = await callFor(w, 2024);
    expect(await todo(w.town, 'clerk')).toEqual([
      { what: 'submit', dueOn: '2025-01-20', urgency: 'later', note: '', count: 1 },
    ]);
    expect(await todo(w.town, 'publisher')).toEqual([]);
    expect(await todo(w.district, 'supervisor')).toEqual([]);

    at('2025-01-22');
    expect((await todo(w.town, 'clerk'))[0]).toMatchObject({ urgency: 'overdue' });
    expect(await todo(w.district, 'supervisor')).toEqual([
      { what: 'remind', dueOn: '2025-01-20', urgency: 'overdue', note: '', count: 2 },
    ]);

    const documentId = await w.town.freeze(await w.town.write(2024));
    const first = await submit(callId, w.town);
    expect(await todo(w.town, 'clerk')).toEqual([]);
    expect(await todo(w.district, 'supervisor')).toContainEqual({
      what: 'review',
      dueOn: '2025-01-25',
      urgency: 'soon',
      note: '',
      count: 1,
    });

    const reason = '第五部分没有写改进措施，请补充。';
    await returnSubmission(convener(), { callId, submissionId: first, reason });
    expect(await todo(w.town, 'clerk')).toEqual([
      { what: 'mend', dueOn: '2025-01-31', urgency: 'later', note: reason, count: 1 },
    ]);

    await approveSubmission(convener(), { callId, submissionId: await submit(callId, w.town) });
    expect(await todo(w.town, 'publisher')).toEqual([
      { what: 'publish', dueOn: '2025-01-31', urgency: 'later', note: '', count: 1 },
    ]);
    const [item] = (await reportCallTodo(w.town.as('publisher'))).items;
    expect(item?.documentId).toBe(documentId);
    expect(await todo(w.town, 'secrecyReviewer')).toEqual([]);

    await w.town.bringOut(documentId);
    expect(await todo(w.town, 'publisher')).toEqual([]);
    const board = await viewBoard(convener(), { callId });
    expect(board.members[0]).toMatchObject({
      state: 'approved',
      due: null,
      submittedLate: 2,
      publishedLate: 0,
      publicReport: { publishedOn: '2025-01-22' },
    });
    expect(board.members[1]).toMatchObject({ state: 'none', submittedLate: 2, publishedLate: 0 });
  });
});
