import { expect, test } from 'vitest';
import { checkedFile, unreadFile } from './checked-file.ts';
import { finding } from './findings.ts';
import { sarifLog } from './sarif.ts';
import { readReportOf } from './test/read-reports.ts';

function runOf(file: string): object {
  const found = finding({ rule: 'X-TEXT', where: 'part:1', message: '没有文字。' });
  return sarifLog({
    files: [checkedFile(file, readReportOf(), [found])],
    unread: [unreadFile(`${file}.坏`, '打不开。')],
    rules: [],
  });
}

test.each([
  ['a#b?.html', 'a%23b%3F.html'],
  ['100%/年报.html', '100%25/%E5%B9%B4%E6%8A%A5.html'],
  ['/tmp/甲 乙.html', 'file:///tmp/%E7%94%B2%20%E4%B9%99.html'],
  ['C:/reports/a.html', 'file:///C:/reports/a.html'],
  ['a:b.html', 'a%3Ab.html'],
])('the name %s becomes an address that leads back to it', (file, uri) => {
  expect(runOf(file)).toMatchObject({
    runs: [
      {
        results: [{ level: 'note', locations: [{ physicalLocation: { artifactLocation: { uri } } }] }],
      },
    ],
  });
});

test('a file that couldn’t be read is a notice of a run that wasn’t whole', () => {
  expect(runOf('a.html')).toMatchObject({
    runs: [
      {
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [
              {
                level: 'error',
                message: { text: '打不开。' },
                locations: [{ physicalLocation: { artifactLocation: { uri: 'a.html.%E5%9D%8F' } } }],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(sarifLog({ files: [], unread: [], rules: [] })).toMatchObject({
    runs: [{ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }] }],
  });
});
