import type { Found, TextRule } from '../../text-rule.ts';
import type { CheckedText } from '../../checked-text.ts';

const BROKEN =
  /https?(?::?\/\/\/+|\/\/|:\/(?!\/)|[：;；]\/{1,2}|[:：]\\\\|:\/\/[ \u3000]+)(?=[\w ])|www[,，。、;；](?=[a-z0-9])|https?:\/\/https?:\/\//giu;

/** Here what looks like an address is what is looked for. */
function* brokenAddresses({ text }: CheckedText): Generator<Found> {
  for (const { 0: words, index } of text.matchAll(BROKEN)) {
    const scheme = /^https/iu.test(words) ? 'https://' : /^http/iu.test(words) ? 'http://' : 'www.';
    yield {
      start: index,
      end: index + words.length,
      suggestion: scheme,
      reason: `网址写成了“${words.trim()}”，打不开；应为“${scheme}”。`,
    };
  }
}

/** P38: addresses that lead nowhere. */
export const BROKEN_ADDRESSES: TextRule = {
  id: 'P38',
  kind: 'punctuation',
  severity: 'gate',
  name: '网址写法错误',
  standard: 'RFC 3986',
  bad: '请登录https//www.example.gov.cn查询。',
  good: '请登录https://www.example.gov.cn查询。',
  check: brokenAddresses,
};
