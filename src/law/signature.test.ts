import { expect, test } from 'vitest';
import { signatureAmong } from './signature.ts';

test.each([
  [
    ['一。', '二。', '某镇人民政府', '2026年3月2日'],
    [2, 3],
  ],
  [
    ['一。', '某镇人民政府', '某区民政局', '二〇二六年三月二日', '（此件公开发布）'],
    [1, 2, 3],
  ],
  [['一。', '即日起施行。', '2026年3月2日'], [2]],
  [['某镇人民政府', '2026年3月2日'], [1]],
  [['2026年3月2日'], [0]],
  [['一。', '某镇人民政府', '2026年3月2日', '一。', '二。', '三。'], []],
  [[], []],
])('the 落款 of %j is %j', (texts, signed) => {
  expect(signatureAmong(texts.length, (index) => texts[index] ?? '')).toEqual(signed);
});
