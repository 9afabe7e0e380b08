import { expect, test } from 'vitest';
import { comesFromElsewhere } from './same-site.ts';

const here = { host: '127.0.0.1:8080', siteUrl: 'https://www.example.gov.cn' };

test.each([
  ['the same host', { origin: 'http://127.0.0.1:8080', secFetchSite: 'same-origin' }, false],
  ['the site behind its proxy', { origin: 'https://www.example.gov.cn', secFetchSite: undefined }, false],
  ['a program without either header', { origin: undefined, secFetchSite: undefined }, false],
  ['an address typed by hand', { origin: undefined, secFetchSite: 'none' }, false],
  ['another site', { origin: 'https://evil.example', secFetchSite: undefined }, true],
  ['another port', { origin: 'http://127.0.0.1:9090', secFetchSite: undefined }, true],
  ['a sandboxed frame', { origin: 'null', secFetchSite: undefined }, true],
  ['a neighbour below the same domain', { origin: undefined, secFetchSite: 'same-site' }, true],
  ['another site that hides its origin', { origin: undefined, secFetchSite: 'cross-site' }, true],
] as const)('%s', (_name, headers, elsewhere) => {
  expect(comesFromElsewhere({ ...here, ...headers })).toBe(elsewhere);
});
