import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { must } from '../../platform/errors.ts';
import { visitor, type Visited, type Visitor } from '../requests/test/public-visitor.ts';
import { answerFeedback, handOnFeedback } from './answer-feedback.ts';
import { changeFeedbackSettings } from './feedback-settings.ts';
import { forgetFeedback } from './forget-feedback.ts';
import { feedbackFigures, feedbackTodo, listFeedback, type FeedbackTicket } from './feedback-view.ts';

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
let app: FastifyInstance;
let me: Visitor;
let page: string;

beforeAll(async () => {
  ({ world, office } = await createTown());
  other = await openOffice(world, 'linzhen');
  page = (await office.published('dynamic.news', { title: '关于拔付补助资金的公告' })).path;
  app = await buildServer({ ctx: world.system });
  await app.ready();
  me = visitor(app, world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** Fills in the form as it stands. */
async function report(over: Readonly<Record<string, string>> = {}): Promise<Visited> {
  const form = await me.get(`/feedback?page=${encodeURIComponent(page)}`);
  const values = { page, kind: 'wording', quote: '拔付', problem: '“拔付”应为“拨付”', ...over };
  return me.post('/feedback', [...Object.entries(values), ...me.answered(form.page)]);
}

function receiptOf(taken: Visited): { number: string; code: string } {
  const [number = '', code = ''] = taken
    .page('.receipt dd')
    .toArray()
    .map((one) => taken.page(one).text());
  return { number, code };
}

async function status({ number, code }: { number: string; code: string }): Promise<Visited> {
  return me.post('/feedback/status', [
    ['number', number],
    ['code', code],
  ]);
}

async function openTickets(): Promise<readonly FeedbackTicket[]> {
  const input = { agencyId: office.agencyId, which: 'open', page: 1, size: 20 } as const;
  return (await listFeedback(office.as('clerk'), input)).items;
}

test('what a visitor reports comes to the agency of the page, and its answer back to whoever has the code', async () => {
  const form = await me.get(`/feedback?page=${encodeURIComponent(page)}`);
  expect(form.page('#page').val()).toBe(page);
  const taken = await report();
  expect(taken.status).toBe(200);
  const receipt = receiptOf(taken);
  expect(receipt.number).toBe('JC20240603-0001');
  expect((await status(receipt)).body).toContain('2024年6月11日以前答复');
  const [ticket] = (await feedbackTodo(office.as('clerk'))).items;
  expect(ticket).toMatchObject({ page, kind: 'wording', quote: '拔付', dueOn: '2024-06-11', overdue: false });
  expect(ticket?.documentId).not.toBeNull();
  const { id: ticketId, version } = must(ticket, 'ticket');
  const answer = { ticketId, version, outcome: 'mended', answer: '已经改为“拨付”，谢谢指正。' } as const;
  await expect(answerFeedback(office.as('finalReviewer'), answer)).rejects.toThrow('信息员或者发布员');
  await answerFeedback(office.as('clerk'), answer);
  await expect(answerFeedback(office.as('publisher'), answer)).rejects.toThrow('已经答复');
  const told = await status({ ...receipt, code: receipt.code.toLowerCase() });
  expect(told.page('.notice').text()).toContain('已经改正');
  expect(told.page('.notice').text()).toContain('谢谢指正');
});

test('sent twice it is taken once, and the code is told again', async () => {
  const form = await me.get('/feedback');
  const parts = [
    ...Object.entries({ page, kind: 'link', quote: '', problem: '附件链接打不开' }),
    ...me.answered(form.page),
  ] as const;
  const first = receiptOf(await me.post('/feedback', parts));
  expect(receiptOf(await me.post('/feedback', parts))).toEqual(first);
  expect(await openTickets()).toHaveLength(1);
});

test('what is missing or wrong is told beside its field, and nothing that was typed is lost', async () => {
  const form = await report({ kind: '', problem: '文字有误', page: 'https://elsewhere.example/' });
  expect(form.status).toBe(422);
  expect(form.page('.error-summary').text()).toContain('本网站的网址');
  expect(form.page('.error-summary').text()).toContain('请选择问题的类型');
  expect(form.page('#problem').text()).toContain('文字有误');
  const unanswered = await me.post(
    '/feedback',
    Object.entries({ page, kind: 'other', quote: '', problem: '乱码' }),
  );
  expect(unanswered.status).toBe(422);
  expect(unanswered.page('#problem').text()).toContain('乱码');
});

test('who sends more than people do is asked to wait, beside what was typed', async () => {
  const busy = visitor(app, world, '198.51.100.77');
  const send = async (problem: string): Promise<Visited> => {
    const values = Object.entries({ page, kind: 'other', quote: '', problem });
    const form = await busy.get('/feedback');
    const taken = await busy.post('/feedback', [...values, ...busy.answered(form.page)]);
    // From the eleventh on a second question is asked.
    return taken.status === 422 ? busy.post('/feedback', [...values, ...busy.answered(taken.page)]) : taken;
  };
  let sent = 1;
  let last = await send('第 1 条');
  while (last.status === 200 && sent < 30) last = await send(`第 ${(sent += 1)} 条`);
  expect(last.status).toBe(429);
  expect(sent).toBeGreaterThan(20);
  expect(last.page('[role=alert]').text()).toContain('过几分钟再提交');
  expect(last.page('#problem').text().trim()).toBe(`第 ${sent} 条`);
});

test('a wrong code opens nothing and says no more than a wrong number', async () => {
  const receipt = receiptOf(await report());
  const wrong = await status({ ...receipt, code: '0000-0000-0000-0000' });
  const nobody = await status({ number: 'JC20240603-9999', code: receipt.code });
  expect(wrong.page('.error-summary').text()).toBe(nobody.page('.error-summary').text());
  expect(wrong.status).toBe(422);
});

test('handed on it keeps its day, and is the other agency’s to answer', async () => {
  const [ticket] = await openTickets();
  const { id: ticketId, version, dueOn } = must(ticket, 'ticket');
  const to = { ticketId, version, agencyId: other.agencyId, reason: '是邻镇的内容' };
  await expect(handOnFeedback(other.as('clerk'), to)).rejects.toThrow('本机构');
  await handOnFeedback(office.as('clerk'), to);
  await expect(handOnFeedback(office.as('clerk'), to)).rejects.toThrow('本机构');
  const [theirs] = (await feedbackTodo(other.as('clerk'))).items;
  expect(theirs).toMatchObject({ id: ticketId, dueOn });
});

test('an office sets its own days for reports to come, and late ones are counted', async () => {
  await changeFeedbackSettings(office.as('publisher'), {
    agencyId: office.agencyId,
    answerDays: 1,
    keptMonths: 6,
  });
  await report({ kind: 'content', problem: '联系电话是旧的' });
  const now = world.clock.now();
  world.clock.set('2024-06-20T02:00:00Z');
  const open = await openTickets();
  expect(open[0]).toMatchObject({ kind: 'content', dueOn: '2024-06-04', overdue: true });
  const { items } = await feedbackFigures(office.as('clerk'), { agencyId: office.agencyId, year: 2024 });
  expect(items).toContainEqual({
    month: '2024-06',
    kind: 'content',
    received: 1,
    answered: 0,
    mended: 0,
    onTime: 0,
    late: 1,
  });
  expect(items.find(({ kind }) => kind === 'wording')).toMatchObject({ mended: 1, onTime: 1 });
  world.clock.set(now);
});

test('words are kept for the months that the office set after the answer, the counts for ever', async () => {
  const receipt = receiptOf(await report({ kind: 'display', problem: '我叫甄某甲，图片看不见' }));
  const answered = must(
    (await openTickets()).find(({ number }) => number === receipt.number),
    'ticket',
  );
  await answerFeedback(office.as('clerk'), {
    ticketId: answered.id,
    version: answered.version,
    outcome: 'mended',
    answer: '甄某甲您好，图片已经恢复。',
  });
  const waiting = receiptOf(await report({ kind: 'display', problem: '还没有答复的' }));
  const day = must((await ticketOf(receipt.number)).answeredOn, 'day of the answer');
  const year = { agencyId: office.agencyId, year: Number(day.slice(0, 4)) };
  const figures = await feedbackFigures(office.as('clerk'), year);
  const now = world.clock.now();
  world.clock.set(`${monthsAfter(day, 6, -1)}T04:00:00Z`);
  await forgetFeedback(world.system);
  expect((await ticketOf(receipt.number)).problem).toContain('甄某甲');
  world.clock.set(`${monthsAfter(day, 6, 0)}T04:00:00Z`);
  expect(await forgetFeedback(world.system)).toBeGreaterThan(0);
  expect(await ticketOf(receipt.number)).toMatchObject({
    quote: '',
    problem: '',
    answer: '',
    forgotten: true,
    outcome: 'mended',
    kind: 'display',
  });
  expect((await status(receipt)).status).toBe(422);
  expect((await ticketOf(waiting.number)).problem).toBe('还没有答复的');
  expect(await forgetFeedback(world.system)).toBe(0);
  expect((await feedbackFigures(office.as('clerk'), year)).items.map(({ answered: count }) => count)).toEqual(
    figures.items.map(({ answered: count }) => count),
  );
  const kept = await world.db.selectFrom('audit_events').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain('甄某甲');
  world.clock.set(now);
});

test('an agency whose reports can’t be forgotten doesn’t keep those of the next one', async () => {
  const offices = [office, other].toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : 1));
  const numbers: string[] = [];
  for (const [index, each] of offices.entries()) {
    const { path } = await each.published('dynamic.news', { title: `第${index + 1}件` });
    const { number } = receiptOf(await report({ page: path, kind: 'display', problem: '图片看不见' }));
    numbers.push(number);
    const { id: ticketId, version } = await ticketOf(number, each);
    const answer = { ticketId, version, outcome: 'mended', answer: '图片已经恢复。' } as const;
    await answerFeedback(each.as('clerk'), answer);
  }
  const [first, second] = offices;
  if (first === undefined || second === undefined) throw new Error('no offices');
  await refuseToForget(first.agencyId);
  const now = world.clock.now();
  world.clock.set('2026-06-03T04:00:00Z');
  const errors: unknown[] = [];
  const log = {
    ...world.system.log,
    error: (message: string, data?: Readonly<Record<string, unknown>>) =>
      void errors.push([message, data?.['agencyId']]),
  };
  await forgetFeedback({ ...world.system, log });
  expect(errors).toEqual([
    ['words of old reports of visitors could not be taken away at an agency', first.agencyId],
  ]);
  expect(await ticketOf(numbers[0] ?? '', first)).toMatchObject({ problem: '图片看不见' });
  expect(await ticketOf(numbers[1] ?? '', second)).toMatchObject({ problem: '', forgotten: true });
  await sql`DROP TRIGGER refused ON feedback_tickets`.execute(world.db);
  expect(await forgetFeedback(world.system)).toBeGreaterThan(0);
  expect(await ticketOf(numbers[0] ?? '', first)).toMatchObject({ problem: '', forgotten: true });
  world.clock.set(now);
});

/** From now on the database refuses to change reports of an agency. */
async function refuseToForget(agencyId: string): Promise<void> {
  await sql`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`.execute(
    world.db,
  );
  await sql`
    CREATE TRIGGER refused BEFORE UPDATE ON feedback_tickets
    FOR EACH ROW WHEN (OLD.agency_id = ${sql.lit(agencyId)}) EXECUTE FUNCTION refuse()`.execute(world.db);
}

async function ticketOf(number: string, at: TestOffice = office): Promise<FeedbackTicket> {
  const input = { agencyId: at.agencyId, which: 'all', page: 1, size: 100 } as const;
  const { items } = await listFeedback(at.as('clerk'), input);
  return must(
    items.find((item) => item.number === number),
    number,
  );
}

/** The day so many months after another, moved by some days. */
function monthsAfter(day: string, months: number, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
