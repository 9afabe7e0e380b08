import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLeaks } from '../text/leak-search.ts';
import { DEFAULT_MASKING } from '../text/masking-rule.ts';
import { holdPersonalData } from '../text/personal/hold-personal-data.ts';
import { maskPersonalData } from './mask-personal.ts';
import { type DocxPlace, plantedDocx } from './masking/test/planted-docx.ts';
import { plantedXlsx } from './masking/test/planted-xlsx.ts';
import type { ReadingPool } from './readers/sandbox.ts';
import { PATIENT, poolOpener } from './readers/test/ask-pool.ts';
import { verifyMasked } from './verify-masked.ts';

const MOBILE = '13812345678';
const IDENTITY = '11010519491231002X';
const ALL = { rules: ['I01', 'I02', 'I04'], words: [], masking: DEFAULT_MASKING, dropHidden: true };
const opener = poolOpener();
let pool: ReadingPool;

beforeAll(() => {
  pool = opener.open();
});
afterAll(async () => opener.close());

describe('personal data of a file', PATIENT, () => {
  test('goes by the office’s rule, wherever it stands', async () => {
    const bytes = plantedXlsx({ cell: `申请人手机${MOBILE}`, hiddenSheet: IDENTITY });
    const kept = { ...DEFAULT_MASKING.kept, mobile: { first: 3, last: 0 } };
    const masking = { ...DEFAULT_MASKING, kept };
    const masked = await pool.maskPersonal({ bytes, name: '名单.xlsx' }, { ...ALL, masking });
    expect(masked.values.toSorted((one, other) => one.value.length - other.value.length)).toEqual([
      { value: MOBILE, shown: '138********' },
      { value: IDENTITY, shown: '11*************02X' },
    ]);
    const text = JSON.stringify(await pool.read({ bytes: masked.bytes, name: '名单.xlsx' }));
    expect(text).toContain('申请人手机138********');
    const values = masked.values.map(({ value }) => value);
    expect(await pool.verify({ bytes: masked.bytes, name: '名单.xlsx' }, values)).toEqual({ ok: true });
  });

  test('is only what was asked for, with words that no rule tells', async () => {
    const bytes = plantedDocx({ body: `李建国，身份证号${IDENTITY}，手机${MOBILE}` });
    const file = { bytes, name: 'a.docx' };
    const masked = await maskPersonalData(file, { ...ALL, rules: ['I02'], words: ['李建国'] });
    expect(masked.values).toEqual([{ value: MOBILE, shown: '138****5678' }, { value: '李建国' }]);
    const looked = await verifyMasked({ bytes: masked.bytes, name: 'a.docx', values: [IDENTITY] });
    expect(looked).toMatchObject({ ok: false });
  });

  test.each([
    ['nothing of the kind is in it', { ...ALL, rules: ['I04'] }, '没有找到'],
    ['a word isn’t in it', { ...ALL, rules: [], words: ['王小明'] }, '没有找到'],
    ['a word is too short', { ...ALL, rules: [], words: ['王'] }, '太短'],
  ])('isn’t masked where %s, and says so', async (_, masking, why) => {
    const bytes = plantedDocx({ body: `手机${MOBILE}` });
    await expect(pool.maskPersonal({ bytes, name: 'a.docx' }, masking)).rejects.toThrow(why);
  });

  test('is in no byte of the masked file, in whatever parts of it the numbers stood', async () => {
    const place = fc.constantFrom<DocxPlace>(
      'body',
      'cell',
      'comment',
      'deleted',
      'title',
      'header',
      'altText',
    );
    const mobile = fc
      .integer({ min: 0, max: 99_999_999 })
      .map((tail) => `138${String(tail).padStart(8, '0')}`)
      // Numbers as 13800000000 are examples of a number.
      .filter((number) => holdPersonalData([`申请人手机${number}`]));
    await fc.assert(
      fc.asyncProperty(
        mobile,
        fc.uniqueArray(place, { minLength: 1 }),
        fc.boolean(),
        async (number, places, dropHidden) => {
          const words = `申请人手机${number}`;
          const planted = Object.fromEntries(places.map((each) => [each, words]));
          const bytes = plantedDocx({ body: words, ...planted });
          const masked = await maskPersonalData({ bytes, name: 'a.docx' }, { ...ALL, dropHidden });
          expect(masked.values.map(({ value }) => value)).toContain(number);
          expect(await verifyMasked({ bytes: masked.bytes, name: 'a.docx', values: [number] })).toEqual({
            ok: true,
          });
          expect(findLeaks([number], masked.bytes)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
