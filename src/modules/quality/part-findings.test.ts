import { expect, test } from 'vitest';
import { checkText } from '../../text/check-text.ts';
import { readText } from '../../text/checked-text.ts';
import { checkParts, partsOf } from './part-findings.ts';

const NUMBER = '11010519491231002X';

test('descriptions of pictures, keywords and names of attachments are public: personal data is found there, other faults aren’t', async () => {
  const parts = partsOf({
    title: '通知',
    summary: '',
    bodyHtml: `<p>见图。</p><p><img src="/a.png" alt="身份证号码：${NUMBER}"><img src="/b.png" alt=""></p>`,
    metadata: { keywords: ['低保', '申请。。'] },
    attachments: [{ name: `李建国${NUMBER}.pdf` }],
  });
  expect(parts.map(({ part }) => part)).toEqual(['title', 'body', 'unseen']);
  const checker = {
    check: async ({ text, context }: { text: string; context: object }) => checkText(readText(text, context)),
  };
  const findings = await checkParts(checker, parts, {});
  expect(findings.map(({ part, rule }) => [part, rule])).toEqual([
    ['unseen', 'I01'],
    ['unseen', 'I01'],
  ]);
  const bare = { title: '', summary: '', bodyHtml: '', metadata: { keywords: [] }, attachments: [] };
  expect(partsOf(bare)).toEqual([]);
});
