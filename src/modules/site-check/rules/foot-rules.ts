import { SEEN_KINDS, tagOf, type SeenPage } from '../seen-page.ts';
import { when, type PageRule } from '../site-look.ts';

const NORM = '国办发〔2017〕47号（页面底部功能区）';

function setting(name: string): string {
  return `在工作台“公开网站”页填写${name}，网页随后自动更新。`;
}

/** Something in the page's foot that follows from one of the site's settings. */
function inFoot(input: {
  id: string;
  what: string;
  setting: string;
  there: (foot: NonNullable<SeenPage['foot']>, page: SeenPage) => boolean;
}): PageRule {
  return {
    id: input.id,
    basis: NORM,
    remedy: setting(input.setting),
    on: SEEN_KINDS,
    ofSite: true,
    check: (page) =>
      when(
        page.foot === null || !input.there(page.foot, page),
        `页面底部没有${input.what}：没有填写${input.setting}，或者填得不完整。`,
      ),
  };
}

function linked(foot: NonNullable<SeenPage['foot']>, text: string): boolean {
  return foot.links.some(({ name, href }) => name.includes(text) && /^https?:\/\//.test(href));
}

/** What 国办发〔2017〕47号 wants to see at the foot of every page. Each is one setting of the site. */
export const FOOT_RULES: readonly PageRule[] = [
  inFoot({
    id: 'foot.organ-mark',
    what: '党政机关网站标识',
    setting: '党政机关网站标识核验页的网址',
    there: (foot) => linked(foot, '党政机关网站标识'),
  }),
  inFoot({
    id: 'foot.report-error',
    what: '“我为政府网站找错”的入口',
    setting: '“政府网站找错”入口的网址',
    there: (foot) => linked(foot, '我为政府网站找错'),
  }),
  inFoot({
    id: 'foot.id-code',
    what: '网站标识码',
    setting: '网站标识码',
    there: ({ text }, page) => {
      const shown = /网站标识码：[^\S\n]*(\S+)/.exec(text)?.[1];
      return shown !== undefined && shown === tagOf(page, 'SiteIDCode');
    },
  }),
  inFoot({
    id: 'foot.sponsor',
    what: '主办单位',
    setting: '主办单位',
    there: ({ text }) => /(?:主办单位|主办)：[^\S\n]*\S/.test(text),
  }),
  inFoot({
    id: 'foot.contact',
    what: '联系方式',
    setting: '联系方式',
    there: ({ text }) => /联系(?:方式|电话)：[^\S\n]*\S/.test(text),
  }),
  inFoot({
    id: 'foot.icp',
    what: 'ICP 备案编号',
    setting: 'ICP 备案号',
    there: (foot) => /\p{Script=Han}ICP备\d+号/u.test(foot.text),
  }),
  inFoot({
    id: 'foot.police',
    what: '公安机关备案标识',
    setting: '公安机关备案号',
    there: (foot) => /公网安备\s*\d{14}\s*号/.test(foot.text),
  }),
  {
    id: 'foot.site-map',
    basis: NORM,
    remedy: '由程序生成，请运行 gongkai site rebuild 重建网页。',
    on: SEEN_KINDS,
    ofSite: true,
    check: (page) =>
      when(
        !(page.foot?.links.some(({ name }) => name === '站点地图') ?? false),
        '页面底部没有通往站点地图的链接。',
      ),
  },
];
