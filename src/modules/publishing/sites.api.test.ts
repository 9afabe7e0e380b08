import { expect, test } from 'vitest';
import { sitesApi } from './sites.api.ts';

test('names are taken as servers are asked for them, and nothing but names', () => {
  const { body } = sitesApi.changeHosts;
  const hosts = (baseUrl: string, ...otherHosts: string[]) =>
    body?.safeParse({ version: 1, baseUrl, otherHosts });
  expect(hosts('HTTPS://某区.政务/', '公开.某区.政务', 'A.Example')?.data).toEqual({
    version: 1,
    baseUrl: `https://${new URL('https://某区.政务').hostname}`,
    otherHosts: [new URL('https://公开.某区.政务').hostname, 'a.example'],
  });
  expect(hosts('http://localhost:8080/', 'Y.Example.')?.data).toMatchObject({
    baseUrl: 'http://localhost:8080',
    otherHosts: ['y.example'],
  });
  expect(hosts('https://x.example.:8443')?.data).toMatchObject({ baseUrl: 'https://x.example:8443' });
  for (const [url, ...others] of [
    ['ftp://x.example'],
    ['https://x.example/zwgk'],
    ['https://x.example?a'],
    ['https://a@x.example'],
    ['x.example'],
    ['https://x.example', 'https://y.example'],
    ['https://x.example', 'y.example:8080'],
    ['https://x.example', 'y.example/a'],
    ['https://x.example', 'a"b'],
    ['https://default'],
    ['https://x.example', 'include'],
    ['https://x.example..'],
    ['https://x..example'],
    ['https://x.example', '.y.example'],
  ] as const)
    expect([url, others, hosts(url, ...others)?.success]).toEqual([url, others, false]);
});

test.each(['default', 'hostnames', 'include', 'volatile', 'Ju', '1ju'])('no site is called %s', (slug) => {
  const site = { siteName: '某局网', baseUrl: 'https://x.example' };
  expect(sitesApi.add.body?.safeParse({ ...site, slug: 'ju' }).success).toBe(true);
  expect(sitesApi.add.body?.safeParse({ ...site, slug }).success).toBe(false);
});
