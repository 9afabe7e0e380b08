import { expect, test } from 'vitest';
import { countsOf, dueWords, sourceWords, type Member } from './call-words.ts';

const MEMBER: Member = {
  agencyId: '00000000-0000-4000-8000-000000000001',
  agencyName: '甲镇人民政府',
  level: 'township',
  state: 'none',
  due: { what: 'submit', on: '2025-01-20', urgency: 'overdue' },
  submitBy: '2025-01-20',
  publishBy: '2025-01-31',
  submittedLate: 2,
  publishedLate: 0,
  hasDraft: false,
  submission: null,
  returnReason: '',
  frozenAnew: false,
  publicReport: null,
};

test.each([
  [null, '已办结'],
  [{ what: 'submit', on: '2025-01-20', urgency: 'overdue' }, '报送 2025-01-20 已超期'],
  [{ what: 'publish', on: '2025-01-31', urgency: 'today' }, '公布 2025-01-31 今天到期'],
  [{ what: 'mend', on: '2025-01-31', urgency: 'soon' }, '改后再报送 2025-01-31'],
] as const)('what comes next is said in words: %o', (due, words) => {
  expect(dueWords(due)).toBe(words);
});

test('agencies are counted by how far they are', () => {
  const submission = {
    id: MEMBER.agencyId,
    number: 1,
    source: 'file' as const,
    fileName: 'a.docx',
    at: '2025-01-20T00:00:00.000Z',
    byName: '某人',
    warnings: 0,
    infos: 0,
  };
  const publicReport = { href: '/a', title: '年报', publishedOn: '2025-01-25', titleYear: null };
  const members: Member[] = [
    MEMBER,
    { ...MEMBER, state: 'returned', submission, due: { what: 'mend', on: '2025-01-31', urgency: 'later' } },
    { ...MEMBER, state: 'approved', submission, due: null, publicReport },
  ];
  expect(countsOf(members)).toEqual({ asked: 3, submitted: 2, approved: 1, late: 1, published: 1 });
});

test('a report of the program is called by its 定稿, a file by its name', () => {
  expect(sourceWords({ source: 'frozen', versionNumber: 2, fileName: 'x' })).toBe('系统内第 2 次定稿');
  expect(sourceWords({ source: 'file', versionNumber: null, fileName: '年报.docx' })).toBe('文件：年报.docx');
});
