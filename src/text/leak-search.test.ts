import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLeaks } from './leak-search.ts';
import { isSearchable } from './leaks/secret-forms.ts';

const ID = '11010519491231002X';
const MOBILE = '13812345678';
const CARD = '6222021234567890128';
const NAME = '张建国';

describe.each([
  ['as it is', ID, `身份证号${ID}。`],
  ['in small letters', ID, '11010519491231002x'],
  ['in full width', ID, '１１０１０５１９４９１２３１００２Ｘ'],
  ['with a multiplication sign for its X', ID, '11010519491231002×'],
  ['with spaces', ID, '110105 19491231 002X'],
  ['with dashes', MOBILE, '138-1234-5678'],
  ['with dots and no-break spaces', MOBILE, '138.1234\u00A05678'],
  ['with characters of no width', MOBILE, '138\u200B1234\u200B5678'],
  ['over a line break', ID, '1101051949\r\n1231002X'],
  ['within a longer run of digits', CARD, `9${CARD}5`],
  ['behind a country code', MOBILE, '+86 138 1234 5678'],
  ['backwards', MOBILE, '87654321831'],
  ['with its groups backwards', MOBILE, '5678 1234 138'],
  ['a name with a space', NAME, '户主：张 建 国'],
  ['a name in radicals', '马文方', '⻢⽂⽅'],
  ['a name of rare characters', '张𬤊䶮', '公示：张𬤊䶮'],
  ['cut into runs', MOBILE, '<w:t>138</w:t></w:r><w:r w:id="1"><w:t>12345678</w:t>'],
  ['in numbered characters', NAME, '&#24352;&#x5EFA;国'],
  ['after a lone angle bracket', MOBILE, '金额<500，电话13812345678'],
])('a value %s', (_, value, text) => {
  test('is found', () => {
    expect(findLeaks(['无此人士', value], text).map((leak) => leak.value)).toContain(1);
  });
});

test.each([
  ['masked', MOBILE, '138****5678'],
  ['with one digit changed', ID, '11010519491231003X'],
  ['with words in between', MOBILE, '138号文件第1234条，共5678字'],
  ['far apart', MOBILE, '138            12345678'],
  ['a short number in a longer one', '123456', '91234567'],
  ['a short number over a comma', '123456', '123，456'],
  ['a name over a comma', '张伟', '主张，伟大'],
  ['a name over a line', '张伟', '主张\n伟大'],
])('a value %s is not found', (_, value, text) => {
  expect(findLeaks([value], text)).toEqual([]);
});

test('a short number is found where it stands alone, also at the end', () => {
  expect(findLeaks(['123456'], '邮编123 456')).toHaveLength(1);
  expect(findLeaks(['123456'], '123456，')).toHaveLength(1);
});

test('says where: units of a text, bytes of bytes', () => {
  const text = `户主${NAME}，电话 138-1234-5678。`;
  const [name, mobile] = findLeaks([NAME, MOBILE], text);
  expect(text.slice(name?.start, name?.end)).toBe(NAME);
  expect(text.slice(mobile?.start, mobile?.end)).toBe('138-1234-5678');
  const bytes = new TextEncoder().encode(text);
  const [inBytes] = findLeaks([NAME], bytes);
  expect(new TextDecoder().decode(bytes.subarray(inBytes?.start, inBytes?.end))).toBe(NAME);
  expect(inBytes?.encoding).toBe('utf-8');
});

test('two values that end at one place are both found', () => {
  expect(
    findLeaks(['李张建国', NAME, '12381381234567', MOBILE], '李张建国').map(({ value }) => value),
  ).toEqual([0, 1]);
});

test('a value of one character is not looked for, and that is told', () => {
  expect(isSearchable('张')).toBe(false);
  expect(isSearchable(' - ')).toBe(false);
  expect(isSearchable('张伟')).toBe(true);
  expect(findLeaks(['男', ''], '男男男')).toEqual([]);
});

describe('bytes', () => {
  const gb = Uint8Array.of(0xd5, 0xc5, 0xbd, 0xa8, 0xb9, 0xfa);
  const noise = fc.uint8Array({ maxLength: 9 });
  const utf16 = (text: string, low: 0 | 1): number[] =>
    [...Array(text.length).keys()].flatMap((at) => {
      const unit = text.charCodeAt(at);
      return low === 0 ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
    });
  const carriers: [string, readonly number[]][] = [
    ['UTF-8', [...new TextEncoder().encode(NAME)]],
    ['UTF-16, the low byte first', utf16(NAME, 0)],
    ['UTF-16, the high byte first', utf16(NAME, 1)],
    ['GB 18030', [...gb]],
  ];
  test.each(carriers)('a name in %s is found in whatever stands around it', (_, carrier) => {
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const hay = Uint8Array.from([...before, 0, ...carrier, 0, ...after]);
        const free = Uint8Array.from([...before, ...carrier, ...after]);
        expect(findLeaks([NAME], hay)).not.toEqual([]);
        expect(findLeaks([NAME], free)).not.toEqual([]);
      }),
    );
  });

  test('a name with a character of four bytes is found in GB 18030', () => {
    // 张䵯
    expect(findLeaks(['张䵯'], Uint8Array.of(0x41, 0xd5, 0xc5, 0x82, 0x34, 0xfe, 0x39))).toMatchObject([
      { start: 1, end: 7, encoding: 'gb18030' },
    ]);
  });
});

test('whatever stands between its digits, a number is found; what is masked is not', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 19 });
  const between = fc.array(fc.constantFrom('', '', ' ', '-', '－', '\u00A0', '\n'), {
    minLength: 19,
    maxLength: 19,
  });
  fc.assert(
    fc.property(digits, between, (number, gaps) => {
      const value = number.join('');
      const written = number.map((digit, at) => `${digit}${gaps[at]}`).join('');
      expect(findLeaks([value], `甲${written}乙`)).not.toEqual([]);
      expect(findLeaks([value], `甲${value.slice(0, 3)}****${value.slice(-3)}乙`)).toEqual([]);
    }),
  );
});

test('thousands of values in a long text take little time', () => {
  const values = Array.from({ length: 4000 }, (_, at) => `1381${String(at * 7919).padStart(7, '0')}`);
  const text = `${'序号 姓名 金额 138123 '.repeat(40_000)}${values[3999]}`;
  const begun = performance.now();
  const leaks = findLeaks(values, text);
  expect(leaks.map(({ value }) => value)).toContain(3999);
  expect(performance.now() - begun).toBeLessThan(5000);
});
