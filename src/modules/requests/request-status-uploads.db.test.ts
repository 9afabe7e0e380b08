import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { NO_ROOM } from './request-uploads.errors.ts';
import { openPublicOffice, type PublicOffice } from './test/public-office.ts';
import { PICTURE, type FormPart } from './test/public-visitor.ts';
import { ALL_BYTES, senderOf, VISITOR_BYTES, withRoom } from './upload-room.ts';

let publicOffice: PublicOffice;
let world: PublicOffice['world'];
let office: PublicOffice['office'];
let received: PublicOffice['received'];

beforeAll(async () => {
  publicOffice = await openPublicOffice();
  ({ world, office, received } = publicOffice);
});
afterAll(async () => publicOffice.close());

test('of a file nothing is kept without a pass, with another form’s token, or where the request has moved on', async () => {
  const { me, id, cookie } = await received('2025-06-16');
  await office.act(id, 'requestHandler', 'clarificationAsked', {
    points: '请写明年份。',
    respondBy: '2025-06-30',
  });
  const page = await me.get('/apply/status/view', cookie);
  const tokenOf = (form: string) =>
    String(page.page(`form:has([name="form"][value="${form}"]) [name="token"]`).val());
  // What is no picture at all would be complained about if anything of it were read.
  const post = async (token: string, held: string, file = Buffer.from('MZ')) =>
    me.post(
      '/apply/status/send',
      [
        ['form', 'clarify'],
        ['token', token],
        ['clarify-text', '2023年的。'],
        ['clarify-file', file, '说明.png'],
      ],
      held,
    );
  const without = await post(tokenOf('clarify'), '');
  expect(without.status).toBe(403);
  expect(without.page('#unsent').val()).toBe('2023年的。');
  const other = await post(tokenOf('message'), cookie);
  expect(other.page('#clarify-file-error')).toHaveLength(0);
  expect(other.page('#clarify-text-error').text()).toContain('这一页打开得太久');
  const sent = [await post(tokenOf('clarify'), cookie, PICTURE), await post(tokenOf('clarify'), cookie)];
  expect(sent.map(({ location }) => location)).toEqual([
    '/apply/status/view?done=clarify',
    '/apply/status/view?done=clarify',
  ]);
  expect((await office.view(id)).ledger.filter(({ kind }) => kind === 'clarified')).toHaveLength(1);
  expect(await world.db.selectFrom('request_uploads').selectAll().execute()).toEqual([]);
});

test('a file for a form that closed meanwhile is not read, and the words are kept for a message', async () => {
  const { me, id, cookie } = await received('2025-06-17');
  await office.act(id, 'requestHandler', 'clarificationAsked', {
    points: '请写明年份。',
    respondBy: '2025-06-30',
  });
  const { page } = await me.get('/apply/status/view', cookie);
  const token = String(page('form:has([name="form"][value="clarify"]) [name="token"]').val());
  await office.act(id, 'requestHandler', 'clarified', { text: '电话说明是2023年的。' });
  const late = await me.post(
    '/apply/status/send',
    [
      ['form', 'clarify'],
      ['token', token],
      ['clarify-text', '2023年的。'],
      ['clarify-file', Buffer.from('MZ'), '说明.png'],
    ],
    cookie,
  );
  expect(late.status).toBe(422);
  expect(late.page('#message-text').text().trim()).toBe('2023年的。');
  expect(late.page('#message-text-error').text()).toContain('新的进展');
});

test('no more files are kept than there is room for, of a visitor and of all, and it is said in words', async () => {
  const { me, cookie } = await received('2025-06-18');
  const message = (file: FormPart) => me.send(cookie, 'message', [['message-text', '见附件'], file]);
  const row = { sealed_id: 'a'.repeat(32), kept_at: world.clock.now(), bytes: 20 * 1024 * 1024 };
  const keep = async (sender: string, bytes: number) => {
    const rows = Array.from({ length: bytes / row.bytes }, (_, at) => ({
      ...row,
      visitor: sender,
      sealed_id: `${sender}${at}`,
    }));
    await world.db.insertInto('request_uploads').values(rows).execute();
  };
  const from = senderOf({
    ctx: world.system,
    headers: {},
    ip: publicOffice.lastAddress(),
  });
  const full = async () => {
    const refused = await message(['message-file', PICTURE, '图.png']);
    expect(refused.status).toBe(422);
    expect(refused.page('#message-file-error').text()).toContain('没有提交的文件太多');
    expect(refused.page('#message-text').text().trim()).toBe('见附件');
    await world.db.deleteFrom('request_uploads').execute();
  };
  await keep(from.visitor, VISITOR_BYTES);
  await full();
  await keep('somebody else', Math.ceil(ALL_BYTES / row.bytes) * row.bytes);
  await full();
  await keep('somebody else', VISITOR_BYTES);
  expect((await message(['message-file', PICTURE, '图.png'])).status).toBe(303);
  await world.db.deleteFrom('request_uploads').execute();
});

test('files that come at the same time are counted together, and make room when they are done', async () => {
  const mostBytes = 20 * 1024 * 1024;
  const sender = { visitor: 'many at once', announced: null };
  const gate = Promise.withResolvers<void>();
  const store = async () =>
    withRoom(world.system, { sender, mostBytes }, async () => gate.promise).then(
      () => 'kept',
      (error: unknown) => (error instanceof AppError ? error.code : 'unknown'),
    );
  const fits = VISITOR_BYTES / mostBytes;
  const all = Array.from({ length: fits + 3 }, store);
  await vi.waitFor(async () => {
    const over = await Promise.all(all.map(async (one) => Promise.race([one, 'underway'])));
    expect(over.filter((how) => how === NO_ROOM)).toHaveLength(3);
  });
  gate.resolve();
  expect((await Promise.all(all)).filter((how) => how === 'kept')).toHaveLength(fits);
  expect(await store()).toBe('kept');
});
