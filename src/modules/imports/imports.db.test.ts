import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { gbk, plainZip } from '../../files/test/plain-zip.ts';
import { PNG } from '../../files/test/sample-files.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { currentDatedEdition, loadDocument } from '../documents/documents.queries.ts';
import { discardEdition, saveRevision } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { importItemsReport } from './import-report.ts';
import { viewImport } from './import-view.ts';
import { startImport } from './imports.ts';
import { submitImported } from './submit-imported.ts';
import {
  carryOut,
  countsOfImport,
  openImportWorld,
  itemsOfImport,
  pdfFile,
  readFiles,
  sitePage,
  wordFile,
} from './test/import-world.ts';

const { world, office, pool, news, documentCount, close } = await openImportWorld();
afterAll(close);

/** What an old site and an office's folders look like together. */
async function mixedArchive(): Promise<Uint8Array> {
  const page = sitePage({
    title: '关于开展防汛演练的通知',
    url: 'http://www.old.gov.cn/art/2019/3/5/art_1.html',
    column: '工作动态',
    body: `<p>各村：</p><p>演练安排见附件。<script>alert(1)</script></p><p><a href="../files/plan.pdf">演练方案</a></p><p><img src="../files/map.png"></p><p>2019年3月4日</p>`,
  });
  return plainZip([
    { name: gbk('art/通知.html'), bytes: gbk(page) },
    { name: 'files/plan.pdf', bytes: await pdfFile('Plan of the exercise') },
    { name: 'files/map.png', bytes: PNG },
    {
      name: 'index.html',
      bytes: strToU8('<html><body><ul><li><a href="art/1.html">通知</a></li></ul></body></html>'),
    },
    { name: '../../etc/x.html', bytes: strToU8('<p>一</p>') },
    { name: 'old.zip', bytes: strToU8('PK') },
  ]);
}

describe('an archive of an old site', () => {
  let importId: string;
  let archive: Uint8Array;

  beforeAll(async () => {
    archive = await mixedArchive();
  });

  test('is shown before anything is written: what would be made, and what is left out', async () => {
    const files = [{ name: '旧站.zip', bytes: archive }];
    importId = await readFiles(world.system, { office, source: '旧站', files, pool });
    expect(await documentCount()).toBe(0);
    const view = await viewImport(office.as('clerk'), { importId });
    expect(view).toMatchObject({ state: 'ready', formName: '网站导出的网页', withoutColumn: 0 });
    expect(view.problems.join()).toMatch(/路径异常.*压缩包里的压缩包/);
    const items = await itemsOfImport(office, importId);
    expect(items.map(({ place, state }) => [place, state])).toEqual([
      ['art/通知.html', 'waiting'],
      ['index.html', 'skipped'],
      ['files/plan.pdf', 'skipped'],
    ]);
    expect(items[0]).toMatchObject({
      does: 'create',
      title: '关于开展防汛演练的通知',
      writtenOn: '2019-03-04',
      publishedOn: '2019-03-05',
      attachments: ['演练方案.pdf', 'map.png'],
    });
    expect(items[0]?.columnName).toMatch(/工作动态$/);
  });

  test('becomes a draft with its files and its picture in the text', async () => {
    await carryOut(world.system, importId, { office, pool });
    expect(await countsOfImport(office, importId)).toEqual({ imported: 1, skipped: 2 });
    const [item] = await itemsOfImport(office, importId);
    const { document, revision } = await loadDocument(world.db, must(item?.documentId, 'document'));
    expect(document).toMatchObject({ state: 'draft', nodeId: news, title: '关于开展防汛演练的通知' });
    const [plan, map] = revision.attachments;
    expect([plan?.name, map?.name]).toEqual(['演练方案.pdf', 'map.png']);
    expect(revision.bodyHtml).toContain(`data-attachment-id="${map?.id}"`);
    expect(revision.bodyHtml).not.toMatch(/import\.invalid|script|alert|首页|版权/);
    expect(revision.note).toContain('原公开日期2019年3月5日');
    expect(await currentDatedEdition(world.db, document.id)).toMatchObject({ publicBefore: '2019-03-05' });
    const audit = await world.db
      .selectFrom('audit_events')
      .select(['agency_id', 'data'])
      .where('type', '=', 'document.public_before_noted')
      .execute();
    expect(audit).toMatchObject([
      {
        agency_id: office.agencyId,
        data: { subject: { id: document.id }, after: { publicBefore: '2019-03-05' } },
      },
    ]);
    expect(revision.createdByName).toBe('clerk甲');
  });

  test('that is imported again changes nothing, under another name of its file too', async () => {
    const before = await documentCount();
    for (const source of ['旧站', '旧站副本']) {
      const files = [{ name: `${source}.zip`, bytes: archive }];
      const again = await readFiles(world.system, { office, source, files, pool });
      await carryOut(world.system, again, { office, pool });
      expect(await countsOfImport(office, again)).toEqual({ unchanged: 1, skipped: 2 });
      expect((await itemsOfImport(office, again))[0]?.reason).toBe('没有变化。');
    }
    expect(await documentCount()).toBe(before);
  });
});

describe('an item that changed', () => {
  const handed = async (text: string) => [
    { name: '甲.docx', bytes: await wordFile(['关于防汛的通知', `第一份${text}。`, '2024年3月5日']) },
    { name: '乙.docx', bytes: await wordFile(['关于防火的通知', `第二份${text}。`, '2024年3月6日']) },
    { name: '丙.docx', bytes: await wordFile(['关于防疫的通知', `第三份${text}。`, '2024年3月7日']) },
    { name: '丁.pdf', bytes: await pdfFile('') },
  ];

  test('is a new revision of a draft, never over somebody’s own words nor of what is public', async () => {
    const first = await readFiles(world.system, {
      office,
      source: '文件',
      files: await handed(''),
      pool,
      nodeId: news,
    });
    await carryOut(world.system, first, { office, pool });
    expect(await countsOfImport(office, first)).toEqual({ imported: 4 });
    const [scan, third, second, own] = (await itemsOfImport(office, first)).map((item) =>
      must(item.documentId, 'document'),
    );
    const scanned = await loadDocument(world.db, must(scan, '丁'));
    expect(scanned.revision).toMatchObject({ title: '丁', bodyHtml: '', attachments: [{ name: '丁.pdf' }] });

    await office.review(must(third, '丙'));
    const { edition: approved } = await loadDocument(world.db, must(third, '丙'));
    await publish(office.as('publisher'), {
      documentId: must(third, '丙'),
      editionVersion: approved.version,
    });
    const { edition, revision } = await loadDocument(world.db, must(second, '乙'));
    const { id, title, summary, metadata } = revision;
    const content = { title, summary, metadata, bodyHtml: '<p>自己改的话。</p>', attachmentIds: [] };
    await saveRevision(office.as('clerk'), {
      documentId: must(second, '乙'),
      baseRevisionId: id,
      editionVersion: edition.version,
      content,
      note: '',
    });

    const changed = await readFiles(world.system, {
      office,
      source: '文件',
      files: await handed('（修订）'),
      pool,
    });
    await carryOut(world.system, changed, { office, pool });
    const items = await itemsOfImport(office, changed);
    expect(items.map(({ place, state }) => [place, state])).toEqual([
      ['丁.pdf', 'unchanged'],
      ['丙.docx', 'refused'],
      ['乙.docx', 'refused'],
      ['甲.docx', 'updated'],
    ]);
    expect(items[1]?.reason).toMatch(/已经公开/);
    expect(items[2]?.reason).toMatch(/有人修改过/);
    expect((await loadDocument(world.db, must(own, '甲'))).revision).toMatchObject({
      bodyHtml: '<p>第一份（修订）。</p>\n<p>2024年3月5日</p>',
    });
    expect((await loadDocument(world.db, must(second, '乙'))).revision.bodyHtml).toBe('<p>自己改的话。</p>');

    // The law knows no shortcut: what is submitted passes the checks that any draft does.
    const submitted = await submitImported(office.as('clerk'), { importId: first, after: 0 });
    expect(submitted).toMatchObject({ submitted: 2, refused: [{ title: '丁' }], next: null });
  });
});

describe('a list with files', () => {
  test('says of each row what is imported and what isn’t', async () => {
    const list = await writeXlsx({
      sheetName: '信息',
      columns: [
        '序号',
        '信息名称',
        '文号',
        '生成日期',
        '公开方式',
        '不公开理由',
        '所属栏目',
        '正文文件',
        '附件',
        '经办人',
      ],
      rows: [
        [
          '1',
          '关于印发防汛预案的通知',
          '测府发[2023]7号',
          '2023/5/6',
          '主动公开',
          '',
          '工作动态',
          'a.docx',
          'b.pdf',
          '王',
        ],
        ['2', '内部通报', '', '2023年5月7日', '不予公开', '内部事务信息', '没有的栏目', 'd.docx', '', '王'],
        ['3', '缺文件的通知', '', '2023-05-08', '', '', '工作动态', 'c.docx', '', '王'],
        ['4', '属性不明的通知', '', '2023-05-09', '内部', '', '工作动态', 'b.pdf', '', '王'],
      ],
    });
    const files = [
      { name: '清单.xlsx', bytes: list },
      { name: '文件/a.docx', bytes: await wordFile(['预案', '正文在此。']) },
      { name: '文件/d.docx', bytes: await wordFile(['通报', '内部的正文。']) },
      { name: '文件/b.pdf', bytes: await pdfFile('b') },
      { name: '文件/没写到.docx', bytes: await wordFile(['多余', '多余。']) },
    ];
    const importId = await readFiles(world.system, { office, source: '清单', files, pool });
    const view = await viewImport(office.as('clerk'), { importId });
    expect(view.problems.join()).toMatch(/“经办人”.*不认识.*没写到\.docx/);
    expect(view.withoutColumn).toBe(1);
    await expect(startImport(office.as('clerk'), { importId })).rejects.toThrow(/没有指明栏目/);
    await carryOut(world.system, importId, { office, pool, nodeId: news });
    const items = await itemsOfImport(office, importId);
    expect(items.map(({ state }) => state)).toEqual(['imported', 'imported', 'refused', 'refused']);
    expect(items.map(({ reason }) => reason).slice(2)).toEqual([
      expect.stringContaining('c.docx'),
      expect.stringContaining('内部'),
    ]);
    const [first, second] = items.map((item) => item.documentId ?? '');
    const { revision } = await loadDocument(world.db, must(first, 'first'));
    expect(revision).toMatchObject({
      title: '关于印发防汛预案的通知',
      metadata: { documentNumber: '测府发〔2023〕7号', writtenOn: '2023-05-06', attribute: 'proactive' },
      attachments: [{ name: 'b.pdf' }],
    });
    expect((await loadDocument(world.db, must(second, 'second'))).revision.metadata).toMatchObject({
      attribute: 'withheld',
      attributeReason: '内部事务信息',
    });
    const report = await importItemsReport(office.as('clerk'), { importId, format: 'csv' });
    expect(report.bytes.toString('utf8')).toMatch(/不能导入.*c\.docx/);
  });
});

describe('an item that is bad or another’s', () => {
  const item = {
    action: 'put',
    title: '好的',
    summary: '',
    column: '',
    indexNumber: '',
    documentNumber: '',
    publisher: '',
    writtenOn: '2024-05-01',
    publishedAt: '2024-05-02T00:00:00Z',
    validity: '',
    url: 'http://www.old.gov.cn/1.html',
    attachments: [],
  };

  test('of a package is refused by itself, and the others go on', async () => {
    const items = [
      item,
      { ...item, title: '网址相同' },
      { ...item, title: '年份', publishedAt: '2024年', url: 'http://www.old.gov.cn/2.html' },
      { ...item, title: '月份', writtenOn: '2024年5月', url: 'http://www.old.gov.cn/3.html' },
      { ...item, title: '空\0字', url: `http://www.old.gov.cn/%/${'长'.repeat(4_000)}` },
    ];
    const manifest = { format: 'gongkai-package', version: 1 };
    const bytes = zipSync({
      'manifest.json': strToU8(JSON.stringify(manifest)),
      'items.json': strToU8(JSON.stringify({ items })),
    });
    const importId = await readFiles(world.system, {
      office,
      source: '坏包',
      files: [{ name: '坏包.zip', bytes }],
      pool,
      nodeId: news,
    });
    const found = await itemsOfImport(office, importId);
    expect(found.map(({ title, state }) => [title, state])).toEqual([
      ['好的', 'waiting'],
      ['网址相同', 'refused'],
      ['年份', 'refused'],
      ['月份', 'refused'],
      ['空字', 'waiting'],
    ]);
    expect((await viewImport(office.as('clerk'), { importId })).state).toBe('ready');
  });

  test('that the program can’t read fails alone', async () => {
    const broken: ReadingPool = {
      ...pool,
      article: async (file) => {
        if (file.name.includes('坏')) throw new TypeError('of the reader');
        return pool.article(file);
      },
    };
    const files = await Promise.all(
      ['坏.docx', '好.docx'].map(async (name) => ({ name, bytes: await wordFile([name, '正文。']) })),
    );
    const importId = await readFiles(world.system, {
      office,
      source: '一坏一好',
      files,
      pool: broken,
      nodeId: news,
    });
    expect(await countsOfImport(office, importId)).toEqual({ failed: 1, waiting: 1 });
    const rest = await viewImport(office.as('clerk'), { importId });
    expect(rest).toMatchObject({ state: 'ready', may: { run: true, go: true } });
  });
  test('of a colleague’s import isn’t added, read or started by anybody else, who may look', async () => {
    const files = [{ name: '别人的.docx', bytes: await wordFile(['别人的通知', '正文。']) }];
    const importId = await readFiles(world.system, { office, source: '别人', files, pool, nodeId: news });
    const own = office.as('clerk');
    const { actor } = own;
    if (actor.kind !== 'account') throw new Error('a clerk is an account');
    const colleague = { ...own, actor: { ...actor, accountId: newId(Date.now()) } };
    await expect(startImport(colleague, { importId })).rejects.toThrow(/由开始它的人继续/);
    expect((await viewImport(colleague, { importId })).may).toEqual({ run: true, go: false });
  });
});

test('files of a source that nobody named are known again by their content only', async () => {
  const made = async (text: string): Promise<Uint8Array> => wordFile(['无名来源的通知', text]);
  const take = async (bytes: Uint8Array, source = ''): Promise<string> =>
    readFiles(world.system, { office, source, files: [{ name: '通知.docx', bytes }], pool, nodeId: news });
  const first = await made('一事。');
  await carryOut(world.system, await take(first), { office, pool });
  const other = await take(await made('另一事。'));
  expect((await itemsOfImport(office, other))[0]).toMatchObject({ does: 'create' });
  expect((await itemsOfImport(office, await take(first)))[0]).toMatchObject({ does: 'nothing' });
  await carryOut(world.system, await take(await made('初稿。'), '有名来源'), { office, pool });
  expect((await itemsOfImport(office, await take(await made('改稿。'), '有名来源')))[0]).toMatchObject({
    does: 'revise',
    reason: '将改写此前导入的草稿《无名来源的通知》。',
  });
});

test('a draft that was discarded can be imported again', async () => {
  const files = [{ name: '作废.docx', bytes: await wordFile(['先作废的通知', '正文。']) }];
  const make = async (): Promise<string> => {
    const importId = await readFiles(world.system, { office, source: '作废', files, pool, nodeId: news });
    await carryOut(world.system, importId, { office, pool });
    return must((await itemsOfImport(office, importId))[0]?.documentId, 'document');
  };
  const documentId = await make();
  await discardEdition(office.as('clerk'), { documentId, reason: '导入错了' });
  const other = await make();
  expect(other).not.toBe(documentId);
  expect((await loadDocument(world.db, other)).edition.state).toBe('draft');
});
