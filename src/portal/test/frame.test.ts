import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { AgencyFrame, SiteSettings } from '../page-model.ts';
import { AGENCY, SITE } from './sample-site.ts';

function shown(agency: AgencyFrame | null, over: Partial<SiteSettings> = {}): cheerio.CheerioAPI {
  const site = { ...SITE, settings: { ...SITE.settings, ...over } };
  return cheerio.load(layout(site, agency, { titles: ['甲'], href: '/a/', main: html`<h1>甲</h1>` }));
}

describe('the foot of every page (国办发〔2017〕47号)', () => {
  test('has all that must be there', () => {
    const $ = shown(AGENCY);
    const links = new Map(
      $('.site-footer a')
        .toArray()
        .map((link) => [$(link).text(), $(link).attr('href')]),
    );
    expect(links.get('站点地图')).toBe('/sitemap/');
    expect(links.get('我为政府网站找错')).toBe(SITE.settings.reportErrorUrl);
    expect(links.get('党政机关网站标识')).toBe(SITE.settings.organMarkUrl);
    expect(links.get(SITE.settings.icpNumber)).toBe('https://beian.miit.gov.cn/');
    expect(links.get(SITE.settings.policeNumber)).toBe(
      'https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000',
    );
    const text = $('.footer-facts').text();
    expect(text).toContain('主办单位：云溪区人民政府办公室');
    expect(text).toContain('网站标识码：5001990001');
    expect(text).toContain('联系方式：政务公开科 000-00000000');
  });

  test('leaves out what is not set, and names the agency where no sponsor is', () => {
    const none = {
      identificationCode: '',
      icpNumber: '',
      policeNumber: '',
      reportErrorUrl: '',
      organMarkUrl: '',
    };
    const $ = shown(AGENCY, { ...none, sponsor: '', contact: '' });
    expect(
      $('.footer-facts li')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual([`主办单位：${AGENCY.name}`, `联系方式：${AGENCY.phone}`]);
    expect($('.footer-links li')).toHaveLength(6);
    expect(shown(null, { ...none, sponsor: '', contact: '' })('.footer-facts')).toHaveLength(0);
  });

  test.each(['reportErrorUrl', 'organMarkUrl'])(
    'follows no address in %s that is none of the web',
    (name) => {
      expect(shown(null, { [name]: 'javascript:alert(1)' }).html()).not.toContain('javascript:');
    },
  );
});

describe('the head of every page', () => {
  test('names the site above the agency, and searches where the reader is', () => {
    const $ = shown(AGENCY);
    expect($('.top-bar-site .wide-only').text()).toBe(SITE.settings.siteName);
    expect($('form[role="search"] input[name="agency"]').attr('value')).toBe('shiqiao');
    expect(shown(null)('form[role="search"] input[name="agency"]')).toHaveLength(0);
  });

  test('folds the columns behind a labelled box that needs no script', () => {
    const $ = shown(AGENCY);
    const box = $('.site-nav input[type="checkbox"]');
    expect($(`label[for="${box.attr('id')}"]`).text()).toBe('展开栏目导航');
    expect(box.nextAll('ul').find('a').length).toBe(1 + AGENCY.columns.length);
    expect(shown(null)('.site-nav')).toHaveLength(0);
  });
});
