import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { settableClock } from '../src/platform/clock.ts';
import { must } from '../src/platform/errors.ts';
import { silentLogger } from '../src/platform/log.ts';
import { openProgram, type Program } from '../src/program.ts';
import { loadDocument } from '../src/modules/documents/documents.queries.ts';
import { DEMO_PASSWORD } from '../src/modules/demo/demo-people.ts';
import { startProgram, type RunningProgram } from './browser/running-program.ts';
import { openOffice } from './office.ts';

// The real program, killed while it publishes: what it had answered is done, what it hadn't is done or not, and the
// public files say the same as the database once it is back.
let program: RunningProgram;
let waiting: { documentId: string; editionVersion: number }[] = [];

beforeAll(async () => {
  program = await startProgram({ demo: 'off' });
  await withProgram(async ({ ctx }) => {
    const clock = settableClock(new Date());
    const office = await openOffice({ db: ctx.db, clock, system: { ...ctx, clock } });
    for (let n = 1; n <= 36; n += 1) {
      const documentId = await office.approved('dynamic.notices', { title: `公示第${n}号` });
      const { edition } = await loadDocument(ctx.db, documentId);
      waiting.push({ documentId, editionVersion: edition.version });
    }
  });
}, 180_000);
afterAll(async () => program.stop());

async function withProgram<T>(work: (opened: Program) => Promise<T>): Promise<T> {
  const { environment } = program;
  const opened = await openProgram({ mode: 'command', environment, log: silentLogger });
  return work(opened).finally(async () => opened.close());
}

const signedIn = z.object({ csrfToken: z.string() });

async function signIn(): Promise<Record<string, string>> {
  const answer = await fetch(`${program.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ceshi.publisher', password: DEMO_PASSWORD }),
  });
  const cookie = must(answer.headers.get('set-cookie')?.split(';')[0], 'cookie');
  const { csrfToken } = signedIn.parse(await answer.json());
  return { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
}

const published = z.object({ path: z.string(), indexNumber: z.string() });

/** Publishes many at once and kills the program after so many answers; returns what it answered to each. */
async function killDuringPublication(answersBefore: number): Promise<Map<string, string | null>> {
  const headers = await signIn();
  const batch = waiting.splice(0, 12);
  const answers = new Map<string, string | null>(batch.map(({ documentId }) => [documentId, null]));
  let count = 0;
  let killing: Promise<void> | null = null;
  await Promise.all(
    batch.map(async ({ documentId, editionVersion }) => {
      const answer = await fetch(`${program.origin}/api/documents/${documentId}/publish`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ editionVersion }),
      }).catch(() => null);
      const body: unknown = answer?.status === 200 ? await answer.json().catch(() => null) : null;
      if (body === null) return;
      answers.set(documentId, published.parse(body).path);
      count += 1;
      if (count >= answersBefore) killing ??= program.kill();
    }),
  );
  await (killing ?? program.kill());
  return answers;
}

async function statesOf(documentIds: readonly string[]): Promise<Map<string, string>> {
  return withProgram(async ({ ctx }) => {
    const rows = await ctx.db
      .selectFrom('documents')
      .leftJoin('published_items', 'published_items.document_id', 'documents.id')
      .select(['documents.id', 'documents.state', 'published_items.path'])
      .where('documents.id', 'in', documentIds)
      .execute();
    return new Map(rows.map((row) => [row.id, row.path ?? row.state]));
  });
}

/** Documents of which something else is true than what was answered, or whose page can't be read. */
async function brokenPromises(answers: ReadonlyMap<string, string | null>): Promise<string[]> {
  const states = await statesOf([...answers.keys()]);
  const broken: string[] = [];
  for (const [documentId, path] of answers) {
    const state = states.get(documentId) ?? 'gone';
    const isKept = path === null ? state === 'approved' || state.startsWith('/') : state === path;
    if (!isKept || (state.startsWith('/') && !(await isPublic(state)))) broken.push(`${path} is ${state}`);
  }
  return broken;
}

async function isPublic(path: string): Promise<boolean> {
  const file = await readFile(join(program.dataDir, 'site', path), 'utf8').catch(() => '');
  const answer = await fetch(`${program.origin}${path}`);
  return file.includes('公示第') && answer.status === 200 && (await answer.text()) === file;
}

async function untilNothingWaits(): Promise<void> {
  await withProgram(async ({ ctx }) => {
    const left = async (): Promise<number> =>
      (await ctx.db.selectFrom('outbox').select('id').execute()).length;
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
  });
}

test.each([1, 4, 9])(
  'killed after %d of twelve answers',
  async (answersBefore) => {
    const answers = await killDuringPublication(answersBefore);
    expect([...answers.values()].filter((path) => path !== null).length).toBeGreaterThanOrEqual(
      answersBefore,
    );

    await program.startAgain();
    await untilNothingWaits();
    expect(await brokenPromises(answers)).toEqual([]);
    expect(await program.gongkai('verify', 'site')).toContain('公开网站与数据库一致');
    expect(await program.gongkai('verify', 'audit')).toContain('审计记录完好');
    expect(await readdir(join(program.dataDir, 'site/.tmp'))).toEqual([]);
  },
  120_000,
);

test('what was not published by then is published afterwards, with numbers that leave no gap', async () => {
  waiting = await withProgram(async ({ ctx }) => {
    const rows = await ctx.db.selectFrom('documents').select('id').where('state', '=', 'approved').execute();
    return Promise.all(
      rows.map(async ({ id }) => ({
        documentId: id,
        editionVersion: (await loadDocument(ctx.db, id)).edition.version,
      })),
    );
  });
  const headers = await signIn();
  for (const { documentId, editionVersion } of waiting) {
    const answer = await fetch(`${program.origin}/api/documents/${documentId}/publish`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ editionVersion }),
    });
    expect(answer.status).toBe(200);
  }
  await untilNothingWaits();
  const numbers = await withProgram(async ({ ctx }) =>
    ctx.db
      .selectFrom('published_items')
      .select(['public_number', 'list_number', 'index_number'])
      .orderBy('public_number')
      .execute(),
  );
  const wanted = Array.from({ length: 36 }, (_, index) => index + 1);
  expect(numbers.map((row) => row.public_number)).toEqual(wanted);
  expect(numbers.map((row) => row.list_number).toSorted((a, b) => a - b)).toEqual(wanted);
  expect(new Set(numbers.map((row) => row.index_number)).size).toBe(36);
  expect(await program.gongkai('verify', 'site')).toContain('公开网站与数据库一致');
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  expect(existsSync(join(program.dataDir, `site/ceshi/doc/${year}/36.html`))).toBe(true);
}, 120_000);
