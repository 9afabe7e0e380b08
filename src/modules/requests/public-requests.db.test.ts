import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { buildServer } from '../../server.ts';
import { addSite, moveAgency } from '../publishing/change-sites.ts';
import { writeAddresses } from '../publishing/write-addresses.ts';
import { giveUpOldUploads } from './apply-uploads.ts';
import { clearLeftovers } from './clear-leftovers.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';
import { PERSON, PICTURE, visitor, type Visitor } from './test/public-visitor.ts';

let world: TestWorld;
let office: RequestOffice;
let app: FastifyInstance;
let people = 0;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  await office.published('dynamic.news', { title: '2024年农村危房改造补助对象名单' });
  app = await buildServer({ ctx: world.system });
  await app.ready();
  office.day('2025-03-03');
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** Somebody from an address of their own. */
function somebody(): Visitor {
  people += 1;
  return visitor(app, world, `198.51.100.${people}`);
}

async function cases() {
  return world.db.selectFrom('request_cases').selectAll().orderBy('id').execute();
}

async function sealedFiles(): Promise<string[]> {
  const all = await readdir(join(world.dataDir, 'sealed'), { recursive: true });
  return all.filter((name) => /[0-9a-f]{32}$/.test(name) || name.startsWith('tmp/'));
}

describe('applying', () => {
  test('an application waits for its confirmation, with its proof sealed and its number told by 303', async () => {
    const me = somebody();
    const sent = await me.apply('ceshi');
    expect(sent.status).toBe(303);
    expect(sent.location).toMatch(/^\/ceshi\/apply\/receipt\?form=[0-9a-f]{32}$/);
    const receipt = await me.get(sent.location);
    expect(receipt.status).toBe(200);
    expect(receipt.page('.receipt .code').first().text()).toBe('测试镇依申〔2025〕1号');
    expect(receipt.body).toContain('2025-03-31');
    expect(receipt.body).not.toContain(PERSON['name']);
    const [row] = await cases();
    expect(row).toMatchObject({ position: 'pending', channel: 'internet', applicant_kind: 'natural' });
    const [file] = await world.db.selectFrom('request_files').selectAll().execute();
    expect(file).toMatchObject({ kind: 'identityProof', name: '证件.png', shown_to_applicant: false });
    const [event] = await world.db.selectFrom('request_events').selectAll().execute();
    expect(event).toMatchObject({
      kind: 'submitted',
      role: 'applicant',
      by_name: '申请人',
      by_account: null,
    });
    expect(await world.db.selectFrom('request_uploads').selectAll().execute()).toEqual([]);
  });

  test('a form sent twice, one after the other or at once, is one request with one receipt', async () => {
    const me = somebody();
    const before = (await cases()).length;
    const second = await me.post('/ceshi/apply/online', [...Object.entries(PERSON), ['do', 'next']]);
    const form = [
      ...Object.entries(PERSON),
      ...me.answered(second.page),
      ['proof', PICTURE, '证件.png'],
      ['do', 'submit'],
    ] as const;
    const all = await Promise.all([1, 2, 3].map(async () => me.post('/ceshi/apply/online', form)));
    const again = await me.post('/ceshi/apply/online', form);
    expect(new Set([...all, again].map(({ location }) => location)).size).toBe(1);
    expect(all.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await cases()).toHaveLength(before + 1);
    expect(await world.db.selectFrom('request_uploads').selectAll().execute()).toEqual([]);
  });

  test('a receipt is for the browser that applied, for an hour, and for the one before it too', async () => {
    const me = somebody();
    const [first, second] = [await me.apply('ceshi'), await me.apply('ceshi')];
    for (const { location } of [first, second]) {
      expect((await me.get(location)).page('.receipt .code')).toHaveLength(2);
      const other = await somebody().get(location);
      expect(other.status).toBe(404);
      expect(other.body).toContain('编号和查询码');
    }
    world.clock.set(new Date(world.clock.now().getTime() + 50 * 60_000));
    expect((await me.get(second.location)).status).toBe(200);
    await me.post('/ceshi/apply/online', [...Object.entries(PERSON), ['do', 'next']]);
    world.clock.set(new Date(world.clock.now().getTime() + 15 * 60_000));
    expect((await me.get(second.location)).status).toBe(404);
  });

  test('a browser that keeps no cookies is shown the receipt at once, and again when it sends the form again', async () => {
    people += 1;
    const me = visitor(app, world, `198.51.100.${people}`, { keepsCookies: false });
    const before = (await cases()).length;
    const second = await me.post('/ceshi/apply/online', [...Object.entries(PERSON), ['do', 'next']]);
    const form = [
      ...Object.entries(PERSON),
      ...me.answered(second.page),
      ['proof', PICTURE, '证件.png'],
      ['do', 'submit'],
    ] as const;
    const codes: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      const shown = await me.post('/ceshi/apply/online', form);
      expect(shown.status).toBe(200);
      codes.push(shown.page('.receipt .code').text());
    }
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/号[0-9A-Z-]{19}$/);
    world.clock.set(new Date(world.clock.now().getTime() + 61 * 60_000));
    expect((await me.post('/ceshi/apply/online', form)).status).toBe(404);
    expect(await cases()).toHaveLength(before + 1);
  });

  test('a form filled in while its agency moves to another site is taken and answered where it was opened', async () => {
    const me = somebody();
    await addSite(world.system, {
      slug: 'xin',
      siteName: '新网',
      baseUrl: 'https://new.example',
      otherHosts: [],
    });
    const moveTo = async (site: string) => {
      await moveAgency(world.system, { site, agencyId: office.agencyId });
      await writeAddresses(world.system);
    };
    await moveTo('xin');
    await vi.waitFor(async () => expect((await me.get('/ceshi/apply/online')).status).toBe(301), 3_000);
    const sent = await me.apply('ceshi');
    expect(sent.status).toBe(303);
    expect((await me.get(sent.location)).page('.receipt .code')).toHaveLength(2);
    await moveTo('main');
    await vi.waitFor(async () => expect((await me.get('/ceshi/apply/online')).status).toBe(200), 3_000);
  });

  test('receipts are wiped after their hour while the program runs', async () => {
    const me = somebody();
    const { location } = await me.apply('ceshi');
    const formId = location.split('form=')[1] ?? '';
    const answer = async () =>
      (
        await world.db
          .selectFrom('form_answers')
          .select('answer')
          .where('id', '=', formId)
          .executeTakeFirstOrThrow()
      ).answer;
    expect(await answer()).not.toBeNull();
    world.clock.set(new Date(world.clock.now().getTime() + 61 * 60_000));
    const leftovers = clearLeftovers(world.system, { everyMs: 20 });
    await vi.waitFor(async () => expect(await answer()).toBeNull(), { timeout: 20_000 });
    await leftovers.stop();
  });

  test('what is missing is told beside its field, and everything typed and uploaded stays', async () => {
    const me = somebody();
    const wrong = await me.apply('ceshi', { phone: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.page('#phone-error').text()).toContain('联系方式');
    expect(wrong.page('#name').val()).toBe(PERSON['name']);
    expect(wrong.page('.kept').text()).toContain('证件.png');
    const before = (await cases()).length;
    const sent = await me.post('/ceshi/apply/online', [
      ...Object.entries(PERSON),
      ['proof-kept', String(wrong.page('[name="proof-kept"]').val())],
      ...me.answered(wrong.page),
      ['do', 'submit'],
    ]);
    expect(sent.status).toBe(303);
    expect(await cases()).toHaveLength(before + 1);
  });

  test('a kept file goes into one dossier only', async () => {
    const me = somebody();
    const wrong = await me.apply('ceshi', { phone: '' });
    const kept = ['proof-kept', String(wrong.page('[name="proof-kept"]').val())] as const;
    const once = await me.post('/ceshi/apply/online', [
      ...Object.entries(PERSON),
      kept,
      ...me.answered(wrong.page),
      ['do', 'submit'],
    ]);
    expect(once.status).toBe(303);
    const other = await me.post('/ceshi/apply/online', [...Object.entries(PERSON), ['do', 'next']]);
    const before = (await cases()).length;
    const twice = await me.post('/ceshi/apply/online', [
      ...Object.entries(PERSON),
      kept,
      ...me.answered(other.page),
      ['do', 'submit'],
    ]);
    expect(twice.status).toBe(409);
    expect(twice.body).toContain('重新选择文件');
    expect(await cases()).toHaveLength(before);
  });

  test('a file that lies about its type is refused by name, and the page keeps the rest', async () => {
    const before = await sealedFiles();
    const wrong = await somebody().apply('ceshi', {}, [
      ['proof', Buffer.from('MZ\u0090\u0000program'), '身份证.jpg'],
    ]);
    expect(wrong.status).toBe(422);
    expect(wrong.page('#proof-error').text()).toContain('“身份证.jpg”');
    expect(wrong.page('#name').val()).toBe(PERSON['name']);
    expect(wrong.page('.kept')).toHaveLength(0);
    expect(await sealedFiles()).toEqual(before);
  });

  test('a picture above the limit is told beside its field and leaves nothing on the disk', async () => {
    const before = await sealedFiles();
    const wrong = await somebody().apply('ceshi', {}, [
      ['proof', Buffer.alloc(21 * 1024 * 1024, 1), '证件.png'],
    ]);
    expect(wrong.status).toBe(422);
    expect(wrong.page('#proof-error').text()).toContain('20 MB');
    expect(wrong.page('#name').val()).toBe(PERSON['name']);
    expect(await sealedFiles()).toEqual(before);
  });

  test('a wrong answer, an old page and none at all are asked again with everything typed', async () => {
    const me = somebody();
    const before = (await cases()).length;
    for (const [token, answer] of [
      ['', '8'],
      ['t1.0000000000000000.abcd.0000000000000000000000000000000000000000000', '8'],
    ] as const) {
      const asked = await me.post('/ceshi/apply/online', [
        ['token', token],
        ...Object.entries(PERSON),
        ['proof', PICTURE, '证件.png'],
        ['answer', answer],
        ['do', 'submit'],
      ]);
      expect(asked.status).toBe(422);
      expect(asked.page('#answer-error').text()).not.toBe('');
      expect(asked.page('#idNumber').val()).toBe(PERSON['idNumber']);
      expect(asked.page('.kept').text()).toContain('证件.png');
    }
    const second = await me.post('/ceshi/apply/online', [...Object.entries(PERSON), ['do', 'next']]);
    const parts = me.answered(second.page);
    world.clock.set(new Date(world.clock.now().getTime() + 25 * 3_600_000));
    const late = await me.post('/ceshi/apply/online', [
      ...Object.entries(PERSON),
      ...parts,
      ['proof', PICTURE, '证件.png'],
      ['do', 'submit'],
    ]);
    expect(late.page('#answer-error').text()).toContain('超过一天');
    expect(await cases()).toHaveLength(before);
  });

  test('an organisation says what it is; an agent brings the authority', async () => {
    const sent = await somebody().apply(
      'ceshi',
      {
        applicant: 'organisation',
        organisationKind: 'research',
        uscc: '115001100DEM00011X',
        contact: '甄某乙',
        agentName: '甄某丙',
        agentPhone: '13000000002',
      },
      [
        ['proof', PICTURE, '证书.png'],
        ['authorisation', PICTURE, '委托书.png'],
      ],
    );
    expect(sent.status).toBe(303);
    const row = (await cases()).at(-1);
    expect(row?.applicant_kind).toBe('research');
    const files = await world.db
      .selectFrom('request_files')
      .select('kind')
      .where('case_id', '=', row?.id ?? '')
      .orderBy('id')
      .execute();
    expect(files.map(({ kind }) => kind)).toEqual(['identityProof', 'authorisation']);
    const applicant = await world.db
      .selectFrom('request_applicants')
      .selectAll()
      .where('case_id', '=', row?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(applicant).toMatchObject({ organisation: true, agent_name: '甄某丙（电话：13000000002）' });
    expect(applicant.proof_number_sealed).not.toContain('DEM');
  });

  test.each(['/nirgends/apply/online', '/nirgends/apply/receipt?form=a', '/ceshi/apply/receipt?form[]=1'])(
    'an address of nobody is not there: %s',
    async (url) => {
      expect((await somebody().get(url)).status).toBe(404);
    },
  );

  test('files of forms that nobody sent again are given up after a day', async () => {
    await somebody().apply('ceshi', { phone: '' });
    const before = (await sealedFiles()).length;
    world.clock.set(new Date(world.clock.now().getTime() + 26 * 3_600_000));
    expect(await giveUpOldUploads(world.system)).toBeGreaterThan(0);
    expect((await sealedFiles()).length).toBeLessThan(before);
    expect(await world.db.selectFrom('request_uploads').selectAll().execute()).toEqual([]);
  });
});

describe('what is public already', () => {
  const WANTED = { ...PERSON, title: '2024年农村危房改造补助名单' };

  test('is suggested where it really matches, counted by day, and never in the way', async () => {
    const me = somebody();
    const shown = await me.post('/ceshi/apply/online', [...Object.entries(WANTED), ['do', 'next']]);
    expect(shown.page('.suggestions h3').text()).toContain('2024年农村危房改造补助对象名单');
    expect(shown.page('button[value="submit"]').text()).toBe('仍要提交申请');
    const id = String(shown.page('button[name="helped"]').attr('value'));
    const helped = await me.post('/ceshi/apply/online', [['helped', id]]);
    expect(helped.status).toBe(200);
    expect(helped.page('.notice a').attr('href')).toMatch(/^\/ceshi\/doc\/2024\//);
    const sent = await me.post('/ceshi/apply/online', [
      ...Object.entries(WANTED),
      ['suggested', String(shown.page('[name="suggested"]').val())],
      ...me.answered(shown.page),
      ['proof', PICTURE, '证件.png'],
      ['do', 'submit'],
    ]);
    expect(sent.status).toBe(303);
    const counts = await world.db.selectFrom('request_suggestions').selectAll().execute();
    expect(counts.map(({ shown: times, helped: ok, applied }) => [times, ok, applied])).toEqual([[1, 1, 1]]);
  });

  test('an application is taken and its files stay even where the counts can’t be written', async () => {
    const me = somebody();
    await sql`ALTER TABLE request_suggestions RENAME TO request_suggestions_away`.execute(world.db);
    try {
      const before = (await cases()).length;
      const shown = await me.post('/ceshi/apply/online', [...Object.entries(WANTED), ['do', 'next']]);
      expect(shown.page('.suggestions h3')).toHaveLength(1);
      const sent = await me.post('/ceshi/apply/online', [
        ...Object.entries(WANTED),
        ['suggested', String(shown.page('[name="suggested"]').val())],
        ...me.answered(shown.page),
        ['proof', PICTURE, '证件.png'],
        ['do', 'submit'],
      ]);
      expect(sent.status).toBe(303);
      const all = await cases();
      expect(all).toHaveLength(before + 1);
      const file = await world.db
        .selectFrom('request_files')
        .select('sealed_id')
        .where('case_id', '=', all.at(-1)?.id ?? '')
        .executeTakeFirstOrThrow();
      const opened = await world.system.sealed.open(file.sealed_id);
      expect(opened.size).toBe(PICTURE.length);
      await opened.close();
    } finally {
      await sql`ALTER TABLE request_suggestions_away RENAME TO request_suggestions`.execute(world.db);
    }
  });

  test.each([
    '2025年农村危房改造补助对象名单',
    '污水处理厂在线监测数据',
    '名单',
    '关于公开政府信息的有关情况',
  ])('nothing is suggested for “%s”', async (title) => {
    const shown = await somebody().post('/ceshi/apply/online', [
      ...Object.entries({ ...PERSON, title }),
      ['do', 'next'],
    ]);
    expect(shown.status).toBe(200);
    expect(shown.page('.suggestions')).toHaveLength(0);
  });

  test('what isn’t public is no suggestion, whatever the form says', async () => {
    for (const helped of ['x', '00000000-0000-7000-8000-000000000000'])
      expect((await somebody().post('/ceshi/apply/online', [['helped', helped]])).status).toBe(404);
  });
});
