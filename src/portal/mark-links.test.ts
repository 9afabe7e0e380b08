import { expect, test } from 'vitest';
import { markLinks } from './mark-links.ts';

const SITE = 'https://gk.yunxi.example:8443';

test.each([
  ['/shiqiao/doc/2026/1.html', ''],
  ['https://gk.yunxi.example:8443/shiqiao/', ''],
  ['mailto:a@yunxi.example', ''],
  ['https://www.gov.cn/zhengce/1.htm', ' rel="external"'],
  ['https://gov.cn', ' rel="external"'],
  ['https://www.example.com/?a=1&amp;b=2', ' rel="external nofollow" class="leaves"'],
  ['http://10.1.2.3/x', ' rel="external nofollow" class="leaves"'],
  ['https://www.gov.cn.example.com/', ' rel="external nofollow" class="leaves"'],
  ['https://notgov.cn/', ' rel="external nofollow" class="leaves"'],
  ['https://user@www.gov.cn@evil.example/', ' rel="external nofollow" class="leaves"'],
  ['https://', ' rel="external nofollow" class="leaves"'],
])('a link to %s is marked with “%s”', (address, marks) => {
  expect(markLinks(`<p><a href="${address}">甲</a></p>`, SITE)).toBe(
    `<p><a href="${address}"${marks}>甲</a></p>`,
  );
});
