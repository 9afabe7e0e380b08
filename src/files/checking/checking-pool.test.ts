import { afterAll, expect, test } from 'vitest';
import { DEFAULT_MASKING } from '../../text/masking-rule.ts';
import { createCheckingPool } from './checking-pool.ts';
import { UncheckableText } from './uncheckable-text.ts';

const pool = createCheckingPool({ workers: 2, timeoutMs: 20_000, mostCharacters: 1000 });
const slow = createCheckingPool({
  workers: 1,
  timeoutMs: 300,
  program: new URL('./test/odd-worker.ts', import.meta.url),
});
afterAll(async () => {
  await pool.close();
  await slow.close();
});

test('several texts at once are each answered with their own findings', async () => {
  const texts = [
    '会议于13月40日召开',
    '现将有关事项通知如下：',
    '联系人：张三，身份证号11010119900307109X。',
  ];
  const found = await Promise.all(texts.map(async (text) => pool.check({ text, context: {} })));
  const again = await Promise.all(texts.map(async (text) => pool.check({ text, context: {} })));
  expect(found).toHaveLength(3);
  expect(again).toEqual(found);
});

test('a text comes back masked, with how it came to be', async () => {
  const task = { text: '申请人李建国，手机13812345678。', context: {} };
  const findings = (await pool.check(task)).filter(({ kind }) => kind === 'personal-data');
  expect(await pool.mask(task, { findings, masking: DEFAULT_MASKING })).toEqual({
    text: '申请人李建国，手机138****5678。',
    edits: [{ start: 9, end: 20, words: '138****5678' }],
    secrets: [{ value: '13812345678', shown: '138****5678' }],
  });
  const gone = pool.mask(task, { findings: [{ rule: 'I02', start: 3 }], masking: DEFAULT_MASKING });
  await expect(gone).rejects.toThrow('no I02 at 3');
});

test('a text beyond the limit is refused unread, in words', async () => {
  const long = pool.check({ text: '字'.repeat(1001), context: {} });
  await expect(long).rejects.toThrow(UncheckableText);
  await expect(long).rejects.toThrow('超过 1000 个字符的上限');
});

test('a thread that hangs is ended, one that fails stays, and the next text is checked', async () => {
  await expect(slow.check({ text: '停', context: {} })).rejects.toThrow('限定的时间');
  await expect(slow.check({ text: '错', context: {} })).rejects.toThrow('broken rule');
  expect(await slow.check({ text: '好', context: {} })).toEqual([]);
});

test('what waits when the pool closes is rejected', async () => {
  const closing = createCheckingPool({
    workers: 1,
    timeoutMs: 60_000,
    program: new URL('./test/odd-worker.ts', import.meta.url),
  });
  const hanging = closing.check({ text: '停', context: {} });
  const waiting = closing.check({ text: '好', context: {} });
  const ends = Promise.allSettled([hanging, waiting]);
  await closing.close();
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
