import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { performTask } from '../../files/readers/perform-task.ts';
import type { StrangersFile } from '../../files/readers/sandbox-messages.ts';
import { readSheet } from '../../files/readers/read-sheet.ts';
import { exportItems } from './export-items.ts';
import { importReport, previewItemImport } from './item-import-preview.ts';
import { applyItemImport, listItemImports, readItemImport } from './item-imports.ts';
import { listItems } from './item-list.ts';
import { adoptItems } from './adopt-items.ts';
import { retireItem } from './item-usecases.ts';
import { setReminderPlan } from './reminder-list.ts';

let world: TestWorld;
let office: TestOffice;
const NO_CHOICES = { sections: {}, rows: {} };

/** The reading itself, without the process around it. */
const pool = {
  items: async (file: StrangersFile) => {
    const result = await performTask(file, { kind: 'items' });
    if (result.kind !== 'items') throw new Error('another answer');
    return result.catalogue;
  },
};

beforeAll(async () => {
  world = await createWorld();
  world.clock.set(new Date('2026-03-02T02:00:00Z'));
  office = await openOffice(world);
  await adoptItems(office.as('publisher'), { agencyId: office.agencyId, profile: 'township' });
});
afterAll(async () => world.close());

function page(rows: string): StrangersFile {
  const head =
    '<tr><th>序号</th><th>一级事项</th><th>二级事项</th><th>公开内容</th><th>公开依据</th><th>公开时限</th><th>公开主体</th><th>公开渠道和载体</th><th>公开层级</th></tr>';
  const html = `<html><body><main><h1>测试镇标准目录</h1><h2>救灾领域</h2><table>${head}${rows}</table></main></body></html>`;
  return { name: '目录.html', bytes: Buffer.from(html) };
}

function row(number: number, name: string, limit: string, level = '乡级'): string {
  return `<tr><td>${number}</td><td>灾后救助</td><td>${name}</td><td>名单和标准</td><td>《自然灾害救助条例》</td><td>${limit}</td><td>测试镇人民政府</td><td>■政府网站</td><td>${level}</td></tr>`;
}

async function read(file: StrangersFile, of = office): Promise<string> {
  const { importId } = await readItemImport(of.as('publisher'), { agencyId: of.agencyId, file, pool });
  return importId;
}

async function preview(
  importId: string,
  choices: Parameters<typeof previewItemImport>[1]['choices'] = NO_CHOICES,
) {
  return previewItemImport(office.as('publisher'), { importId, choices });
}

describe('an office’s own 标准目录', () => {
  test.each(['docx', 'xlsx', 'html'] as const)(
    'comes back from its %s without any change',
    async (format) => {
      const { agencyId } = office;
      const { bytes, fileName } = await exportItems(office.as('clerk'), { agencyId, format });
      const { counts, rows, absent, problems } = await preview(await read({ name: fileName, bytes }));
      expect(counts).toMatchObject({ unchanged: rows.length, added: 0, changed: 0, unclear: 0 });
      expect(rows.length).toBe((await listItems(office.as('clerk'), { agencyId })).items.length);
      expect([absent, problems]).toEqual([[], []]);
    },
  );

  test('is given as JSON and CSV too, in the state of the day', async () => {
    const { agencyId } = office;
    const { bytes } = await exportItems(office.as('clerk'), { agencyId, format: 'json' });
    expect(JSON.parse(bytes.toString())).toMatchObject({
      format: 'gongkai.standard-items/1',
      day: '2026-03-02',
    });
    const csv = await exportItems(office.as('clerk'), { agencyId, format: 'csv' });
    expect(csv.bytes.toString().split('\r\n')[0]).toContain('领域,序号,一级事项,二级事项,公开内容（要素）');
  });
});

describe('a file of items', () => {
  test('changes nothing before it is taken over, then what was previewed, once', async () => {
    const { agencyId } = office;
    const before = (await listItems(office.as('clerk'), { agencyId })).items;
    const file = page(
      row(1, '款物发放', '每月') + row(2, '捐赠使用', '视情况') + row(3, '灾情核定', '长期公开', '县级'),
    );
    const importId = await read(file);
    expect((await listItems(office.as('clerk'), { agencyId })).items).toEqual(before);
    const seen = await preview(importId);
    expect(seen.rows.map(({ outcome, place }) => [outcome, place])).toEqual([
      ['added', '第1张表第2行'],
      ['unclear', '第1张表第3行'],
      ['elsewhere', '第1张表第4行'],
    ]);
    expect(seen.rows[1]?.doubts[0]?.message).toContain('请选择怎样计算');
    expect(seen.absent.length).toBeGreaterThan(0);
    const choices = { sections: {}, rows: { '1': 'general', '2': 'skip' } } as const;
    const apply = { importId, choices, expected: { added: 2, changed: 0 } };
    await expect(applyItemImport(office.as('clerk'), apply)).rejects.toThrow('发布员或者系统管理员');
    await expect(
      applyItemImport(office.as('publisher'), { ...apply, expected: { added: 1, changed: 0 } }),
    ).rejects.toThrow('预览之后有了改动');
    expect(await applyItemImport(office.as('publisher'), apply)).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      left: 1,
    });
    await expect(applyItemImport(office.as('publisher'), apply)).rejects.toThrow('已经写入过');
    const after = (await listItems(office.as('clerk'), { agencyId })).items;
    const added = after.filter(({ name }) => name === '款物发放' || name === '捐赠使用');
    expect(added.map(({ key, rule }) => [key, rule?.limit])).toEqual([
      ['disaster-relief.imported-1', { kind: 'rhythm', every: 'month', grace: { count: 0, unit: 'day' } }],
      ['disaster-relief.imported-2', { kind: 'within', span: { count: 20, unit: 'workday' } }],
    ]);
    expect(added.every(({ nodeId }) => nodeId !== null)).toBe(true);
    expect((await preview(await read(file))).counts).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
      elsewhere: 1,
    });
  });

  test('changes an item and keeps whose it is, where it is published and where it came from', async () => {
    const importId = await read(page(row(1, '款物发放', '每季度')));
    const { rows } = await preview(importId);
    expect(rows[0]).toMatchObject({
      outcome: 'changed',
      changes: [{ label: '公开时限', before: '每月', after: '每季度' }],
    });
    await applyItemImport(office.as('publisher'), {
      importId,
      choices: NO_CHOICES,
      expected: { added: 0, changed: 1 },
    });
    const { items } = await listItems(office.as('clerk'), { agencyId: office.agencyId });
    const item = items.find(({ name }) => name === '款物发放');
    expect(item).toMatchObject({ key: 'disaster-relief.imported-1', limitText: '每季度', version: 2 });
    const stored = await world.db
      .selectFrom('standard_items')
      .select(['import_id', 'import_row'])
      .where('id', '=', item?.id ?? '')
      .executeTakeFirst();
    expect(stored).toEqual({ import_id: importId, import_row: 0 });
    await retireItem(office.as('publisher'), { itemId: item?.id ?? '', version: 2, reason: '并入他项' });
    expect((await preview(await read(page(row(1, '款物发放', '每季度'))))).rows[0]?.outcome).toBe('added');
  });

  test('brings an item that the law names into the column of the item of that name', async () => {
    const { agencyId } = office;
    const { bytes, fileName: name } = await exportItems(office.as('clerk'), { agencyId, format: 'html' });
    const given = (await listItems(office.as('clerk'), { agencyId })).items.find(
      ({ key }) => key === 'statutory.art20-8',
    );
    if (given === undefined) throw new Error('no item');
    await retireItem(office.as('publisher'), { itemId: given.id, version: 1, reason: '重新导入' });
    const importId = await read({ name, bytes });
    const expected = { added: 1, changed: 0 };
    await applyItemImport(office.as('publisher'), { importId, choices: NO_CHOICES, expected });
    const { items } = await listItems(office.as('clerk'), { agencyId });
    const item = items.find(({ key }) => key === 'statutory.imported-1');
    expect(item?.nodeId).toBe(given.nodeId);
    expect(item?.nodeId).not.toBeNull();
  });

  test('that holds none is refused in words, and what was read is told row by row', async () => {
    await expect(read({ name: 'a.html', bytes: Buffer.from('<p>没有表格</p>') })).rejects.toThrow(
      '没有找到标准目录的表格',
    );
    await expect(read({ name: 'a.xlsx', bytes: Buffer.from('不是表格') })).rejects.toMatchObject({
      status: 422,
    });
    const importId = await read(page(row(1, '甲', '适时')));
    const { bytes, fileName } = await importReport(office.as('publisher'), { importId });
    expect(fileName).toBe('标准目录导入情况（目录）.xlsx');
    const table = readSheet(bytes).blocks.find((block) => block.kind === 'table');
    const texts = table?.kind === 'table' ? table.cells.map(({ text }) => text) : [];
    expect(texts).toEqual(expect.arrayContaining(['需要选择', '适时', '■政府网站']));
    const { items } = await listItemImports(office.as('publisher'), { agencyId: office.agencyId });
    expect(items[0]).toMatchObject({ id: importId, fileName: '目录.html', appliedAt: null });
  });
});

test('the times of reminders are the office’s own, told apart by version', async () => {
  const { agencyId } = office;
  const plan = { before: [1, 10, 10], publisherAfter: 2, supervisorAfter: 5 };
  await setReminderPlan(office.as('publisher'), { agencyId, version: 0, plan });
  await expect(setReminderPlan(office.as('publisher'), { agencyId, version: 0, plan })).rejects.toThrow(
    '刚刚被他人改动过',
  );
  await expect(setReminderPlan(office.as('clerk'), { agencyId, version: 1, plan })).rejects.toThrow(
    '发布员或者系统管理员',
  );
  await expect(
    setReminderPlan(office.as('publisher'), { agencyId, version: 1, plan: { ...plan, supervisorAfter: 1 } }),
  ).rejects.toThrow('不能早于提醒发布员');
});
