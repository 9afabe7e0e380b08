import { expect, test } from 'vitest';
import { publicFileNames, readFileNames, writeFileNames, type PublicFileNames } from './public-file-names.ts';

const NONE: PublicFileNames = new Map();

/** `a:附表.xlsx` is the attachment a with that name. */
function named(attachments: string, kept: PublicFileNames = NONE): PublicFileNames {
  const listed = attachments.split(' ').map((one) => {
    const [id = '', name = ''] = one.split(':');
    return { id, name };
  });
  return publicFileNames(listed, kept);
}

function told(names: PublicFileNames): string {
  return [...names]
    .map(([id, name]) => `${id}:${name}`)
    .toSorted()
    .join(' ');
}

const BOTH = named('a:附表.xlsx b:附表.xlsx');

test.each([
  ['two of the same name are told apart', 'a:附表.xlsx b:附表.xlsx', NONE, 'a:附表.xlsx b:附表（2）.xlsx'],
  ['without an ending too', 'a:附表 b:附表', NONE, 'a:附表 b:附表（2）'],
  ['another order changes nothing', 'b:附表.xlsx a:附表.xlsx', BOTH, 'a:附表.xlsx b:附表（2）.xlsx'],
  ['what stays doesn’t move up', 'b:附表.xlsx', BOTH, 'b:附表（2）.xlsx'],
  [
    'what comes in front takes no name',
    'c:附表.xlsx b:附表.xlsx a:附表.xlsx',
    BOTH,
    'a:附表.xlsx b:附表（2）.xlsx c:附表（3）.xlsx',
  ],
  ['what replaces one takes its name', 'b:附表.xlsx c:附表.xlsx', BOTH, 'b:附表（2）.xlsx c:附表.xlsx'],
  [
    'a name that looks like a number of another is its own',
    'a:附表（2）.xlsx b:附表.xlsx c:附表.xlsx',
    NONE,
    'a:附表（2）.xlsx b:附表.xlsx c:附表（3）.xlsx',
  ],
  ['the same attachment twice has one address', 'a:附表.xlsx a:附表.xlsx', NONE, 'a:附表.xlsx'],
])('names of attachments: %s', (_what, attachments, kept, expected) => {
  expect(told(named(attachments, kept))).toBe(expected);
});

test('names are the same after they were kept', () => {
  expect(readFileNames(JSON.parse(writeFileNames(BOTH)))).toEqual(BOTH);
});
