import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeLetterSettings, getLetterSettings } from '../letters/letter-settings.ts';
import { renewQueryCode } from './query-codes.ts';
import { addRequestFile } from './request-files.ts';
import { requestNumber } from './request-status-query.ts';
import { openPublicOffice, type PublicOffice } from './test/public-office.ts';
import { PICTURE } from './test/public-visitor.ts';

let publicOffice: PublicOffice;
let world: PublicOffice['world'];
let office: PublicOffice['office'];
let app: PublicOffice['app'];
let somebody: PublicOffice['somebody'];
let received: PublicOffice['received'];

beforeAll(async () => {
  publicOffice = await openPublicOffice();
  ({ world, office, app, somebody, received } = publicOffice);
  const handler = office.as('requestHandler');
  await changeLetterSettings(handler, {
    ...(await getLetterSettings(handler, { agencyId: office.agencyId })),
    internetChannel: '测试区行政复议网上申请平台',
  });
});
afterAll(async () => publicOffice.close());

async function answer(id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
  await office.act(id, 'requestHandler', 'searched', {
    place: '镇档案室',
    keywords: '水库 验收',
    searcher: '办理人甲',
    found: true,
    result: '查到验收报告1份。',
  });
  await office.act(id, 'requestHandler', 'searchConcluded', {});
  const { state } = await office.view(id);
  const itemId = state.items[0]?.id ?? '';
  await office.act(id, 'requestHandler', 'judged', {
    decisions: [{ itemId, kind: 'open.provide', explanation: '', evidence: {} }],
  });
  await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
}

describe('looking up', () => {
  test('number and code open the request, however they are typed, and the code stands in no address', async () => {
    const { me, receipt } = await received('2025-03-03');
    const typed = receipt.number.replace('〔', '[').replace('〕', ']').replace('号', '');
    const entered = await me.post('/apply/status', [
      ['number', ` ${typed} `],
      ['code', receipt.code.toLowerCase().replaceAll('-', ' ')],
    ]);
    expect(entered.status).toBe(303);
    expect(entered.location).toBe('/apply/status/view?from=query');
    const shown = await me.get(entered.location, entered.cookie);
    expect(shown.status).toBe(200);
    expect(shown.page('.status-now').text()).toBe('已收到并登记。');
    expect(shown.page('.deadline-day').text()).toBe('2025-03-31');
    expect(shown.body).not.toContain('甄某甲');
    expect(shown.body).not.toContain('办理人');
  });

  test('an unknown number and a wrong code are told alike: status, headers and page', async () => {
    const { receipt } = await received('2025-03-04');
    const wrongCode = await somebody().post('/apply/status', [
      ['number', receipt.number],
      ['code', '0000-0000-0000-0000'],
    ]);
    const unknown = await somebody().post('/apply/status', [
      ['number', '测试镇依申〔2025〕9999号'],
      ['code', receipt.code],
    ]);
    expect(wrongCode.status).toBe(422);
    expect(unknown.status).toBe(422);
    expect(wrongCode.cookie).toBe('');
    expect(unknown.cookie).toBe('');
    expect(wrongCode.body.replaceAll(receipt.number, 'N')).toBe(
      unknown.body.replaceAll('测试镇依申〔2025〕9999号', 'N'),
    );
    expect(wrongCode.page('.error-summary').text()).toContain('编号或者查询码不正确');
  });

  test('after five failures a question is asked, and who answers it gets in: nobody is locked out', async () => {
    const { receipt } = await received('2025-03-05');
    const me = somebody();
    const wrong = [
      ['number', '测试镇依申〔2025〕9998号'],
      ['code', '0000-0000-0000-0000'],
    ] as const;
    for (let times = 0; times < 4; times += 1) {
      expect((await me.post('/apply/status', wrong)).page('[name="answer"]')).toHaveLength(0);
    }
    const fifth = await me.post('/apply/status', wrong);
    expect(fifth.page('[name="answer"]')).toHaveLength(1);
    expect((await me.get('/apply/status')).page('[name="answer"]')).toHaveLength(1);
    const right = [
      ['number', receipt.number],
      ['code', receipt.code],
    ] as const;
    const unanswered = await me.post('/apply/status', right);
    expect(unanswered.status).toBe(422);
    expect(unanswered.cookie).toBe('');
    const parts = me.answered(unanswered.page);
    expect((await me.post('/apply/status', [...right, ...parts])).status).toBe(303);
    const replayed = await me.post('/apply/status', [...right, ...parts]);
    expect(replayed.status).toBe(422);
    expect(replayed.page('[name="answer"]')).toHaveLength(1);
    const neighbour = await somebody().post('/apply/status', wrong);
    expect(neighbour.page('[name="answer"]')).toHaveLength(1);
  });

  test('without a pass nothing is shown; without cookies it says so; what was written is kept in sight', async () => {
    const { me, receipt, cookie } = await received('2025-03-06');
    const entered = await me.post('/apply/status', [
      ['number', receipt.number],
      ['code', receipt.code],
    ]);
    const without = await me.get(entered.location);
    expect(without.status).toBe(403);
    expect(without.body).toContain('Cookie');
    expect(without.body).not.toContain(receipt.number);
    world.clock.set(new Date(world.clock.now().getTime() + 31 * 60_000));
    const late = await me.get('/apply/status/view', cookie);
    expect(late.status).toBe(403);
    expect(late.body).toContain('30分钟');
    const sent = await me.post(
      '/apply/status/send',
      [
        ['form', 'message'],
        ['token', 'x'],
        ['message-text', '补充一条线索'],
      ],
      cookie,
    );
    expect(sent.page('#unsent').val()).toBe('补充一条线索');
    expect((await me.get('/apply/status/files/x', cookie)).status).toBe(403);
  });

  test('a pass ends with the code that it was given for, and is not prolonged for ever', async () => {
    const { me, id, cookie } = await received('2025-03-06');
    const handler = { ...office.as('requestHandler'), clock: world.clock };
    const code = await renewQueryCode(handler, { caseId: id, identityCheck: '核对身份证原件' });
    for (const url of ['/apply/status/view', '/apply/status/files/x'])
      expect((await me.get(url, cookie)).status).toBe(403);
    let held = await me.enter({ number: code.number, code: code.queryCode });
    const told = (await me.get('/apply/status/view', held)).page('[aria-labelledby="events"] li').last();
    expect(told.text()).toMatch(/^2025-03-06 .*更换了查询码/);
    expect(told.text()).not.toContain('身份证原件');
    let minutes = 0;
    for (; minutes < 600; minutes += 20) {
      const shown = await me.get('/apply/status/view', held);
      if (shown.status === 403) break;
      held = shown.cookie;
      world.clock.set(new Date(world.clock.now().getTime() + 20 * 60_000));
    }
    expect(minutes).toBeGreaterThan(180);
    expect(minutes).toBeLessThan(300);
  });

  test('leaving takes the pass from the browser', async () => {
    const { me, cookie } = await received('2025-03-07');
    const left = await me.post('/apply/status/leave', [['do', 'leave']], cookie);
    expect(left.status).toBe(303);
    expect(left.cookie).toBe('gongkai_request=');
  });

  test.each([
    ['石桥依申[2026]3', '石桥依申〔2026〕3号'],
    ['石桥依申【2026】 003号', '石桥依申〔2026〕3号'],
    ['石桥依申（2026）第3号', '石桥依申〔2026〕3号'],
    ['石桥依申〔２０２６〕３号', '石桥依申〔2026〕3号'],
  ])('a number typed as %s is %s', (typed, meant) => {
    expect(requestNumber(typed)).toBe(meant);
  });
});

describe('sending', () => {
  test('补正 with a file starts the clock anew that day, and stands in the ledger as the applicant’s', async () => {
    const { me, id, cookie, receipt } = await received('2025-04-01');
    await office.act(id, 'requestHandler', 'clarificationAsked', {
      points: '请写明水库验收的年份。',
      respondBy: '2025-04-15',
    });
    const shown = await me.get('/apply/status/view', cookie);
    expect(shown.page('.status-form').first().text()).toContain('请写明水库验收的年份。');
    expect(shown.page('.files a').attr('href')).toMatch(/^\/apply\/status\/files\/letter-/);
    const empty = await me.send(cookie, 'clarify', [['clarify-text', ' ']]);
    expect(empty.status).toBe(422);
    expect(empty.page('#clarify-text-error').text()).toContain('补正的内容');
    office.day('2025-04-03');
    const fresh = await me.enter(receipt);
    const disguised = await me.send(fresh, 'clarify', [
      ['clarify-text', '2023年'],
      ['clarify-file', Buffer.from('MZ'), '说明.pdf'],
    ]);
    expect(disguised.page('#clarify-file-error').text()).toContain('说明.pdf');
    expect(disguised.page('#clarify-text').text().trim()).toBe('2023年');
    const sent = await me.send(fresh, 'clarify', [
      ['clarify-text', '2023年的验收。'],
      ['clarify-file', PICTURE, '说明.png'],
    ]);
    expect(sent.location).toBe('/apply/status/view?done=clarify');
    const view = await office.view(id);
    expect(view.ledger.at(-1)).toMatchObject({
      kind: 'clarified',
      on: '2025-04-03',
      role: 'applicant',
      byName: '申请人',
    });
    expect(view.item.position).toBe('examining');
    expect(view.clock).toMatchObject({ state: { countedFrom: '2025-04-03' } });
    expect(view.files.map(({ kind }) => kind)).toEqual(['identityProof', 'applicant']);
    expect(view.messages).toMatchObject([{ kind: 'clarification', text: '2023年的验收。', taken: false }]);
  });

  test('the term for a 补正 is told as the letter gives it: working days from its receipt, then the day', async () => {
    const { me, id, cookie, receipt } = await received('2025-07-01');
    const point = { points: '请写明年份。', respondBy: '2025-07-15' };
    await office.act(id, 'requestHandler', 'clarificationAsked', point);
    const before = await me.get('/apply/status/view', cookie);
    for (const place of ['.status-form', '[aria-labelledby="events"]']) {
      const text = before.page(place).first().text();
      expect(text).toContain('自收到补正告知书之日起10个工作日内');
      expect(text).not.toContain('7月15日');
    }
    office.day('2025-07-04');
    const { ledger } = await office.view(id);
    const of = ledger.find(({ kind }) => kind === 'clarificationAsked')?.seq ?? 0;
    await office.act(id, 'requestHandler', 'letterDelivered', { of, method: 'post', proof: 'EMS' });
    const after = await me.get('/apply/status/view', await me.enter(receipt));
    expect(after.page('.status-form').first().text()).toMatch(/2025-07-18|2025年7月18日/);
    expect(after.page('[aria-labelledby="events"]').text()).toContain('2025年7月18日');
  });

  test('the time is said to begin anew with a 补正 where it does: asked in time, not after the limit ran out', async () => {
    for (const [from, asked, answered, corrected] of [
      ['2025-04-21', '2025-04-23', '2025-04-25', null],
      // It had come long before, as is found out later: the asking was too late.
      ['2025-06-09', '2025-06-10', '2025-06-12', '2025-04-21'],
    ] as const) {
      const { me, id, receipt } = await received(from);
      office.day(asked);
      const point = { points: '请写明年份。', respondBy: '2025-06-27' };
      await office.act(id, 'requestHandler', 'clarificationAsked', point);
      for (const of of corrected === null ? [] : [1, 2]) {
        const reason = { reason: '邮件签收单上是四月' };
        await office.act(id, 'requestHandler', 'dateCorrected', { of, to: corrected ?? from }, reason);
      }
      const restarts = corrected === null;
      office.day(answered);
      const cookie = await me.enter(receipt);
      const waiting = await me.get('/apply/status/view', cookie);
      const { location } = await me.send(cookie, 'clarify', [['clarify-text', '2023年的。']]);
      const { page } = await me.get(location, cookie);
      expect(page('[role="status"]').text()).toContain('已经收到您的补正');
      const told = [
        waiting.page('.status-form').first().text(),
        page('[role="status"]').text(),
        page('[aria-labelledby="events"] li').last().text(),
        page('[aria-labelledby="deadline"]').text(),
      ];
      expect(told.map((text) => text.includes('重新计算'))).toEqual(told.map(() => restarts));
    }
  });

  test('a form sent twice is done once, and a form of one request does nothing to another', async () => {
    const first = await received('2025-05-06');
    const second = await received('2025-05-06');
    const page = await first.me.get('/apply/status/view', first.cookie);
    const token = String(page.page('form:has([value="withdraw"]) [name="token"]').val());
    const parts = [
      ['form', 'withdraw'],
      ['token', token],
      ['withdraw-text', '已经找到了'],
    ] as const;
    const wrong = await second.me.post('/apply/status/send', parts, second.cookie);
    expect(wrong.status).toBe(422);
    expect((await office.view(second.id)).item.position).toBe('registered');
    const replies = [
      await first.me.post('/apply/status/send', parts, first.cookie),
      await first.me.post('/apply/status/send', parts, first.cookie),
    ];
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    const { ledger, item } = await office.view(first.id);
    expect(ledger.filter(({ kind }) => kind === 'withdrawn')).toHaveLength(1);
    expect(item.position).toBe('settled');
    const over = await first.me.get('/apply/status/view', first.cookie);
    expect(over.page('.status-now').text()).toContain('撤回');
    expect(over.page('[value="withdraw"], [value="satisfaction"]')).toHaveLength(0);
  });

  test('what the office moved on from can’t be sent any more, but the words are kept for a message', async () => {
    const { me, id, cookie } = await received('2025-06-03');
    await office.act(id, 'requestHandler', 'reasonsAsked', { explanation: '本月已经提交40份申请。' });
    const page = await me.get('/apply/status/view', cookie);
    const token = String(page.page('form:has([value="reasons"]) [name="token"]').val());
    await office.act(id, 'requestHandler', 'reasonsLapsed', { explanation: '没有说明' });
    const late = await me.post(
      '/apply/status/send',
      [
        ['form', 'reasons'],
        ['token', token],
        ['reasons-text', '各份申请互相独立。'],
      ],
      cookie,
    );
    expect(late.status).toBe(422);
    expect(late.page('#message-text').text().trim()).toBe('各份申请互相独立。');
    const sent = await me.send(cookie, 'message', [['message-text', '各份申请互相独立。']]);
    expect(sent.status).toBe(303);
    expect((await office.view(id)).ledger.at(-1)).toMatchObject({ kind: 'noted', role: 'applicant' });
  });
});

describe('the answer', () => {
  test('is there once its delivery is entered, with what was given, and can be rated and proposed for publication', async () => {
    const { me, id, cookie } = await received('2025-09-01');
    await office.act(id, 'requestHandler', 'examined', {});
    const handler = { ...office.as('requestHandler'), clock: world.clock };
    const file = await addRequestFile(handler, {
      caseId: id,
      file: {
        kind: 'answer',
        evidence: '',
        shownToApplicant: true,
        name: '验收报告.png',
        content: Readable.from([PICTURE]),
      },
    });
    const hidden = await addRequestFile(handler, {
      caseId: id,
      file: {
        kind: 'evidence',
        evidence: '',
        shownToApplicant: false,
        name: '内部.png',
        content: Readable.from([PICTURE]),
      },
    });
    await answer(id);
    const signed = await me.get('/apply/status/view', cookie);
    expect(signed.page('.status-now').text()).toContain('正在送达');
    expect(signed.page('.files a')).toHaveLength(0);
    const [letter] = (await office.view(id)).letters;
    for (const early of [file.id, `letter-${letter?.id ?? ''}`])
      expect((await me.get(`/apply/status/files/${early}`, cookie)).status).toBe(404);
    expect(signed.page('[value="satisfaction"], [value="publish"]')).toHaveLength(0);
    await office.act(id, 'requestHandler', 'delivered', { method: 'electronic', proof: '系统记录' });
    const told = await me.get('/apply/status/view', cookie);
    const hrefs = told
      .page('.files a')
      .toArray()
      .map((one) => told.page(one).attr('href') ?? '');
    expect(hrefs).toEqual([
      `/apply/status/files/letter-${letter?.id ?? ''}`,
      `/apply/status/files/${file.id}`,
    ]);
    const pdf = await app.inject({ url: hrefs[0] ?? '', headers: { cookie } });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers['content-disposition']).toContain('attachment');
    expect(pdf.headers['cache-control']).toContain('no-store');
    const picture = await app.inject({ url: hrefs[1] ?? '', headers: { cookie } });
    expect(picture.rawPayload.equals(PICTURE)).toBe(true);
    expect((await me.get(`/apply/status/files/${hidden.id}`, cookie)).status).toBe(404);
    const other = await received('2025-09-01');
    for (const href of hrefs) expect((await other.me.get(href, other.cookie)).status).toBe(404);

    await me.send(cookie, 'satisfaction', [['satisfaction-score', 's2']]);
    await me.send(cookie, 'satisfaction', [
      ['satisfaction-score', 's4'],
      ['satisfaction-text', '答得清楚'],
    ]);
    expect((await office.view(id)).satisfaction).toEqual({ score: 4, text: '答得清楚' });
    expect((await me.send(cookie, 'satisfaction', [['satisfaction-score', '5']])).status).toBe(422);
    expect((await me.send(cookie, 'publish', [['publish-text', '大家都关心']])).status).toBe(303);
    const proposals = await world.db.selectFrom('disclosure_proposals').selectAll().execute();
    expect(proposals).toMatchObject([{ case_id: id, origin: 'applicant', state: 'open' }]);
    const after = await me.get('/apply/status/view?done=publish', cookie);
    expect(after.page('[role="status"]').text()).toContain('建议');
    expect(after.page('[value="publish"]')).toHaveLength(0);
  });
});
