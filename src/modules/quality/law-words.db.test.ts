import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { createDraftChecker } from './check-draft.ts';
import { addWord, exportWords, importWords, listWords } from './edit-words.ts';
import { type LawFields, lawFault } from './law-words.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

test('an office adds what it knows of a statute, version by version, with its source, and drafts are held to it', async () => {
  const { agencyId } = office;
  const nothing = { right: '', members: [], rule: '', reason: '' };
  const version = { from: '2020-01-01', lastArticle: 20, order: '', repealedBy: '', repealedFrom: null };
  const title = '青曲镇村规民约';
  const fields = { ...nothing, agencyId, kind: 'law' as const, words: title, source: '青曲府发〔2019〕8号' };
  await addWord(office.as('publisher'), { ...fields, law: version });
  await addWord(office.as('publisher'), {
    ...fields,
    law: { ...version, from: '2024-01-01', lastArticle: 30 },
  });
  await expect(addWord(office.as('publisher'), { ...fields, law: version })).rejects.toThrow('已经有');
  await expect(addWord(office.as('publisher'), { ...fields, law: null })).rejects.toThrow(
    '施行日期或者废止日期',
  );
  await expect(
    addWord(office.as('publisher'), { ...fields, source: '', law: { ...version, from: '2021-01-01' } }),
  ).rejects.toThrow('缺少依据');
  await expect(addWord(office.as('systemAdmin'), { ...fields, law: version })).rejects.toThrow('词表由');
  const { items } = await listWords(office.as('clerk'), { agencyId });
  expect(items.filter(({ kind }) => kind === 'law')).toMatchObject([
    {
      words: title,
      law: { from: '2020-01-01', lastArticle: 20 },
      source: '青曲府发〔2019〕8号',
      addedBy: 'publisher甲',
    },
    { words: title, law: { from: '2024-01-01', lastArticle: 30 } },
  ]);
  const drafts = createDraftChecker();
  const articles = async (date: string): Promise<string[]> => {
    const text = `依照《${title}》第二十五条办理。`;
    const found = await drafts.check(office.as('clerk'), {
      agencyId,
      text,
      title: '',
      documentNumber: '',
      date,
      attachments: [],
    });
    return found.map(({ rule }) => rule);
  };
  expect([await articles('2023-06-01'), await articles('2024-06-01')]).toEqual([['W11'], []]);
  const { csv } = await exportWords(office.as('clerk'), { agencyId });
  expect(csv).toContain(`法规文件,${title},,,,2024-01-01,30,,,,青曲府发〔2019〕8号`);
  expect(await importWords(office.as('publisher'), { agencyId, csv })).toMatchObject({ added: 0 });
  const faulty = `类别,词语,最后一条,依据\n法规文件,${title},二十,甲\n法规文件,${title},20,甲\n`;
  await expect(importWords(office.as('publisher'), { agencyId, csv: faulty })).rejects.toThrow(
    /第2行：请填写条数；第3行：.*施行日期/su,
  );
});

describe('what is written of a statute says something', () => {
  const nothing: LawFields = { from: null, lastArticle: null, order: '', repealedBy: '', repealedFrom: null };

  test.each<[law: Partial<LawFields>, fault: string | null]>([
    [{}, '施行日期或者废止日期'],
    [{ lastArticle: 20, repealedBy: '新约', repealedFrom: '2024-01-01' }, '缺少施行日期'],
    [{ from: '2020-01-01' }, '条数或者公布令'],
    [{ from: '2020-01-01', lastArticle: 20, repealedBy: '新约' }, '一起填写'],
    [{ repealedFrom: '2020-01-01' }, '一起填写'],
    [{ from: '2020-01-01', lastArticle: 20, repealedBy: '新约', repealedFrom: '2020-01-01' }, '之后'],
    [{ from: '2020-01-01', lastArticle: 20 }, null],
    [{ from: '2020-01-01', order: '国务院令第1号' }, null],
    [{ repealedBy: '新约', repealedFrom: '2020-01-01' }, null],
  ])('%j: %s', (law, fault) => {
    const told = lawFault({ words: '旧约', law: { ...nothing, ...law }, source: '公报' });
    expect(told ?? '无').toContain(fault ?? '无');
  });
});
