import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { gbk } from '../../files/test/plain-zip.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { must } from '../../platform/errors.ts';
import { forgetImports } from './forget-imports.ts';
import { importItemsReport } from './import-report.ts';
import { listImports, viewImport } from './import-view.ts';
import { addImportFile, beginImport, startImport, startReading } from './imports.ts';
import {
  carryOut,
  countsOfImport,
  itemsOfImport,
  openImportWorld,
  readFiles,
  sitePage,
  wordFile,
} from './test/import-world.ts';
import { workOnImport, workOnImports } from './watch-imports.ts';

const DAY_MS = 24 * 3_600_000;

const { world, office, pool, news, close } = await openImportWorld();
afterAll(close);

/** Has files read that are text documents with these names. */
async function readTexts(source: string, names: readonly string[]): Promise<string> {
  const files = names.map((name) => ({ name, bytes: Buffer.from(`${name}的通知\n正文。\n2024年3月5日`) }));
  return readFiles(world.system, { office, source, files, pool, nodeId: news });
}

async function hasFiles(importId: string): Promise<boolean> {
  return access(join(world.dataDir, 'imports', importId)).then(
    () => true,
    () => false,
  );
}

/** All that the database knows of the texts of an import. */
async function textsKept(importId: string): Promise<string> {
  const rows = await world.db
    .selectFrom('import_items')
    .select(['plan', 'proposal'])
    .where('import_id', '=', importId)
    .execute();
  return JSON.stringify(rows);
}

async function eventsOf(importId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('audit_events')
    .select('type')
    .where(sql<string>`data->'subject'->>'id'`, '=', importId)
    .orderBy('seq')
    .execute();
  return rows.map(({ type }) => type);
}

describe('an import that has ended', () => {
  test('is forgotten but for what became of each item, and its report says the same as before', async () => {
    const list = await writeXlsx({
      sheetName: '名单',
      columns: ['标题', '内容概述', '正文', '公开方式'],
      rows: [
        ['发放名单', '名单的概述', '某甲 500101199001010011', '主动公开'],
        ['不合格的名单', '', '某乙 500101199001010022', '不知道'],
      ],
    });
    const files = [{ name: '名单.xlsx', bytes: list }];
    const importId = await readFiles(world.system, { office, source: '名单', files, pool, nodeId: news });
    expect(await textsKept(importId)).toMatch(/某乙.*某甲/);
    expect(await hasFiles(importId)).toBe(true);
    const reasons = (await itemsOfImport(office, importId)).map(({ reason }) => reason);
    await carryOut(world.system, importId, { office, pool });
    expect(await hasFiles(importId)).toBe(false);
    expect(await textsKept(importId)).not.toMatch(/某甲|某乙|概述|5001011990/);
    const items = await itemsOfImport(office, importId);
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ['发放名单', 'imported'],
      ['不合格的名单', 'refused'],
    ]);
    expect(items[1]?.reason).toBe(reasons[1]);
    const report = await importItemsReport(office.as('clerk'), { importId, format: 'csv' });
    expect(report.bytes.toString('utf8')).toMatch(/发放名单[^]*不合格的名单/);
    expect((await viewImport(office.as('clerk'), { importId })).lapsesOn).toBeNull();
  });

  test('leaves no files behind where the program was killed before they were removed, nor those of no import', async () => {
    const importId = await readTexts('先中断', ['甲.txt']);
    await world.db
      .updateTable('imports')
      .set({ state: 'cancelled', finished_at: world.clock.now() })
      .where('id', '=', importId)
      .execute();
    const open = await readTexts('仍等待', ['乙.txt']);
    await forgetImports(world.system);
    expect([await hasFiles(importId), await hasFiles(open)]).toEqual([false, true]);
    expect((await viewImport(office.as('clerk'), { importId: open })).state).toBe('ready');
  });
});

describe('an import with which nobody goes on', () => {
  test('ends after its days, as was said before, with an event, and is forgotten', async () => {
    const began = world.clock.now();
    const ready = await readTexts('没有确认', ['没有确认.txt']);
    const { importId: empty } = await beginImport(office.as('clerk'), {
      agencyId: office.agencyId,
      source: '没有传完',
      nodeId: null,
    });
    await addImportFile(office.as('clerk'), {
      importId: empty,
      name: '一.txt',
      content: Buffer.from('一'),
      maxBytes: 100,
    });
    expect((await viewImport(office.as('clerk'), { importId: ready })).lapsesOn).toBe('2024-07-03');
    world.clock.set(new Date(began.getTime() + 30 * DAY_MS));
    await forgetImports(world.system);
    expect((await viewImport(office.as('clerk'), { importId: ready })).state).toBe('ready');
    world.clock.set(new Date(began.getTime() + 30 * DAY_MS + 1_000));
    await forgetImports(world.system);
    for (const importId of [ready, empty]) {
      const view = await viewImport(office.as('clerk'), { importId });
      expect(view).toMatchObject({ state: 'cancelled', lapsesOn: null });
      expect(view.problems.join()).toMatch(/超过 30 天没有进展，已自动结束/);
      expect(await hasFiles(importId)).toBe(false);
      expect((await eventsOf(importId)).at(-1)).toBe('import.lapsed');
    }
    expect(await textsKept(ready)).not.toContain('正文');
    await expect(startImport(office.as('clerk'), { importId: ready })).rejects.toThrow(/已取消/);
  });

  test('though the program should, ends after 90 days', async () => {
    const began = world.clock.now();
    const importId = await readTexts('卡住', ['卡住.txt']);
    await startImport(office.as('clerk'), { importId });
    world.clock.set(new Date(began.getTime() + 90 * DAY_MS));
    await forgetImports(world.system);
    expect(await countsOfImport(office, importId)).toEqual({ waiting: 1 });
    world.clock.set(new Date(began.getTime() + 90 * DAY_MS + 1_000));
    await forgetImports(world.system);
    expect((await viewImport(office.as('clerk'), { importId })).problems.join()).toMatch(/超过 90 天/);
    world.clock.set(began);
  });

  test('and can’t be ended holds up no other, nor what is to be forgotten', async () => {
    const began = world.clock.now();
    const [bad, good] = [await readTexts('坏的', ['坏的.txt']), await readTexts('好的', ['好的.txt'])];
    await world.db.updateTable('imports').set({ problems: '{}' }).where('id', '=', bad).execute();
    world.clock.set(new Date(began.getTime() + 31 * DAY_MS));
    const troubled: unknown[] = [];
    const log = {
      ...world.system.log,
      error: (_message: string, data?: Readonly<Record<string, unknown>>) =>
        void troubled.push(data?.['import']),
    };
    await forgetImports({ ...world.system, log });
    expect(troubled).toEqual([bad]);
    expect(await textsKept(bad)).toContain('正文');
    expect((await viewImport(office.as('clerk'), { importId: good })).state).toBe('cancelled');
    expect([await hasFiles(bad), await hasFiles(good)]).toEqual([true, false]);
    await world.db.updateTable('imports').set({ problems: '[]' }).where('id', '=', bad).execute();
    await forgetImports(world.system);
    expect(await hasFiles(bad)).toBe(false);
    world.clock.set(began);
  });
});

describe('what was handed over', () => {
  test('and isn’t there any more is told of', async () => {
    const importId = await readTexts('恢复', ['恢复.txt']);
    await startImport(office.as('clerk'), { importId });
    await rm(join(world.dataDir, 'imports', importId), { recursive: true });
    await workOnImport(world.system, importId, { pool, isEnding: () => false });
    // Its text was read before and nothing else is needed: a document with its own file would be refused.
    expect(await countsOfImport(office, importId)).toEqual({ imported: 1 });
    const { importId: other } = await beginImport(office.as('clerk'), {
      agencyId: office.agencyId,
      source: '恢复前',
      nodeId: null,
    });
    const content = await wordFile(['恢复前的通知', '正文。']);
    await addImportFile(office.as('clerk'), { importId: other, name: '一.zip', content, maxBytes: 100_000 });
    await startReading(office.as('clerk'), { importId: other });
    await rm(join(world.dataDir, 'imports', other), { recursive: true });
    await workOnImport(world.system, other, { pool, isEnding: () => false });
    const view = await viewImport(office.as('clerk'), { importId: other });
    expect(view).toMatchObject({ state: 'unreadable' });
    expect(view.problems.join()).toMatch(/已经不在服务器上.*重新上传/);
  });

  test('with a bad name is refused before anything is begun', async () => {
    const before = await listImports(office.as('clerk'), { agencyId: office.agencyId });
    const wanted = { agencyId: office.agencyId, source: '坏名', nodeId: null };
    await expect(
      beginImport(office.as('clerk'), { ...wanted, fileNames: ['好.txt', '../坏.txt'] }),
    ).rejects.toThrow(/坏\.txt.*不能使用/);
    const after = await listImports(office.as('clerk'), { agencyId: office.agencyId });
    expect(after.items).toHaveLength(before.items.length);
  });

  test('and that the program can’t look through ends the import with a word', async () => {
    const broken: ReadingPool = {
      ...pool,
      rows: async () => {
        throw new TypeError('of the reader of lists');
      },
    };
    const files = [{ name: '清单.xlsx', bytes: await writeXlsx({ sheetName: '一', columns: [], rows: [] }) }];
    const importId = await readFiles(world.system, { office, source: '坏单', files, pool: broken });
    const view = await viewImport(office.as('clerk'), { importId });
    expect(view).toMatchObject({ state: 'unreadable', may: { go: true } });
    expect(view.problems).toEqual([expect.stringContaining('程序读取这些文件时出错')]);
    expect(await hasFiles(importId)).toBe(false);
  });
});

test('pages of one old address lead nowhere, each is told, and another’s address stays', async () => {
  const page = (title: string, url: string): Uint8Array =>
    gbk(sitePage({ title, url, column: '工作动态', body: '<p>正文。</p><p>2019年3月4日</p>' }));
  const files = [
    { name: '1.html', bytes: page('甲通知', 'http://www.old.gov.cn/art/A.html') },
    { name: '2.html', bytes: page('乙通知', 'http://news.old.gov.cn/art/a.html') },
    { name: '3.html', bytes: page('丙通知', 'http://www.old.gov.cn/art/3.html') },
  ];
  const importId = await readFiles(world.system, { office, source: '同址', files, pool });
  const notes = (await itemsOfImport(office, importId)).map((item) => item.notes.join());
  expect(notes.slice(0, 2).every((note) => note.includes('原网址与另一份文稿的相同'))).toBe(true);
  expect(notes[2]).not.toContain('原网址');
  const rows = await world.db
    .selectFrom('import_items')
    .select('old_path')
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute();
  expect(rows.map((row) => row.old_path)).toEqual(['', '', '/art/3.html']);
});

test('a small import doesn’t wait for a large one', async () => {
  const read: string[] = [];
  const watching: ReadingPool = {
    ...pool,
    article: async (file) => {
      read.push(file.name);
      return pool.article(file);
    },
  };
  const handOver = async (source: string, names: readonly string[]): Promise<string> => {
    const clerk = office.as('clerk');
    const { importId } = await beginImport(clerk, { agencyId: office.agencyId, source, nodeId: news });
    for (const name of names)
      await addImportFile(clerk, {
        importId,
        name,
        content: Buffer.from(`${name}\n正文。`),
        maxBytes: 1_000,
      });
    await startReading(clerk, { importId });
    return importId;
  };
  const large = Array.from({ length: 20 }, (_, index) => `大${String(index).padStart(2, '0')}.txt`);
  const ids = [await handOver('大的', large), await handOver('小的', ['小.txt'])];
  await workOnImports(world.system, { pool: watching, isEnding: () => false });
  expect(read).toHaveLength(21);
  expect(read.indexOf('小.txt')).toBe(8);
  for (const id of ids)
    expect((await viewImport(office.as('clerk'), { importId: must(id, 'id') })).state).toBe('ready');
});
