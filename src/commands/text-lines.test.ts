import { afterAll, expect, test } from 'vitest';
import { createCheckingPool } from '../files/checking/checking-pool.ts';
import { checkLines } from './text-lines.ts';

const pool = createCheckingPool({ workers: 2, timeoutMs: 20_000, mostCharacters: 500 });
afterAll(async () => pool.close());

async function answersTo(
  chunks: readonly (string | Uint8Array)[],
  longest?: number,
): Promise<{ code: number; answers: Record<string, unknown>[] }> {
  const answers: Record<string, unknown>[] = [];
  const code = await checkLines(pool, {
    lines: (async function* feed() {
      yield* chunks;
    })(),
    print: async (line) => void answers.push(JSON.parse(line) as Record<string, unknown>),
    ...(longest !== undefined && { longest }),
  });
  return { code, answers };
}

test('each line is answered in its order, however the bytes are cut', async () => {
  const bytes = new TextEncoder().encode(
    Array.from({ length: 30 }, (_, at) => JSON.stringify({ id: at, text: '各镇人民政府：' })).join('\n'),
  );
  const cut = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.slice(at * 7, at * 7 + 7));
  const { code, answers } = await answersTo(cut);
  expect(code).toBe(0);
  expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, at) => at));
  expect(answers.every(({ findings }) => Array.isArray(findings))).toBe(true);
});

test('a line that can’t be checked is answered with why, the others go on, and the end says so', async () => {
  const { code, answers } = await answersTo(
    [
      'not json\r\n',
      '{"id":"甲"}\n\n',
      `{"id":"乙","text":"${'字'.repeat(501)}"}\n`,
      '{"id":"丙","text":"好","date":"昨天"}\n',
      `{"id":"丁","text":"${' '.repeat(3000)}"}\n`,
      '{"id":"戊","text":"通知"}',
    ],
    2000,
  );
  expect(code).toBe(2);
  expect(answers).toEqual([
    { id: null, line: 1, error: expect.stringContaining('不是 JSON') },
    { id: '甲', line: 2, error: expect.stringContaining('缺少') },
    { id: '乙', line: 4, error: expect.stringContaining('500 个字符的上限') },
    { id: '丙', line: 5, error: expect.stringContaining('2024-12-31') },
    { id: null, line: 6, error: expect.stringContaining('太长') },
    { id: '戊', findings: [] },
  ]);
});

test('nothing more is read while nobody takes the answers', async () => {
  let read = 0;
  const gate = Promise.withResolvers<void>();
  const working = checkLines(pool, {
    lines: (async function* feed() {
      for (; read < 200; read += 1) yield `{"id":${read},"text":"通知"}\n`;
    })(),
    print: async () => gate.promise,
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  expect(read).toBeLessThan(100);
  gate.resolve();
  expect(await working).toBe(0);
  expect(read).toBe(200);
});
