import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import { assetVersion, siteAssets } from '../assets.ts';
import { feedXml } from '../feed.ts';
import { fileSize } from '../file-size.ts';
import { robotsTxt } from '../robots.ts';
import { sitemapIndexXml, sitemapXml } from '../sitemap.ts';
import { AGENCY, SITE } from './sample-site.ts';

test('a feed carries absolute addresses, escaped texts and the latest change', () => {
  const $ = cheerio.load(
    feedXml(SITE, AGENCY, [
      {
        href: '/shiqiao/doc/2026/2.html',
        title: '甲<乙>&\u0000\ud800丙𠮷',
        summary: '',
        publishedAt: new Date('2026-03-02T00:00:00Z'),
        changedAt: new Date('2026-03-09T00:00:00Z'),
      },
      {
        href: '/shiqiao/doc/2026/1.html',
        title: '丁',
        summary: '概述',
        publishedAt: new Date('2026-03-01T00:00:00Z'),
        changedAt: new Date('2026-03-01T00:00:00Z'),
      },
    ]),
    { xml: true },
  );
  expect($('feed > id').text()).toBe('https://gk.yunxi.example/shiqiao/');
  expect($('feed > updated').text()).toBe('2026-03-09T00:00:00.000Z');
  expect($('entry > title').first().text()).toBe('甲<乙>&丙𠮷');
  expect($('entry > id').first().text()).toBe('https://gk.yunxi.example/shiqiao/doc/2026/2.html');
  expect($('entry > summary')).toHaveLength(1);
});

test('sitemaps and robots lead from one to the next with absolute addresses', () => {
  expect(robotsTxt(SITE)).toContain('\nSitemap: https://gk.yunxi.example/sitemap.xml\n');
  const index = cheerio.load(sitemapIndexXml(SITE, ['/shiqiao/sitemap-1.xml']), { xml: true });
  expect(index('sitemap > loc').text()).toBe('https://gk.yunxi.example/shiqiao/sitemap-1.xml');
  const map = cheerio.load(sitemapXml(SITE, [{ href: '/a/?x=1&y=2', changedOn: '2026-03-01' }]), {
    xml: true,
  });
  expect(map('url > loc').text()).toBe('https://gk.yunxi.example/a/?x=1&y=2');
  expect(map('url > lastmod').text()).toBe('2026-03-01');
});

test('the assets are named by their content and stay small', async () => {
  const version = await assetVersion();
  const assets = await siteAssets();
  expect(version).toMatch(/^[0-9a-f]{10}$/);
  expect(assets.map((one) => one.href)).toEqual(
    ['css', 'js', 'svg'].map((kind) => `/assets/site.${version}.${kind}`),
  );
  expect(Buffer.byteLength(assets[0]?.content ?? '')).toBeLessThan(36_864);
  expect(assets[0]?.content).not.toMatch(/@import|url\(/);
});

test.each([
  [0, '0 字节'],
  [1023, '1023 字节'],
  [1024, '1 KB'],
  [1_048_000, '1023 KB'],
  [1_048_575, '1.0 MB'],
  [1_048_576, '1.0 MB'],
  [10_380_902, '9.9 MB'],
  [10_485_760, '10 MB'],
  [5_368_709_120, '5.0 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});
