import { FOOT_NORM, FOOT_PART_LABELS, FOOT_PARTS, type FootPart } from '../../../law/page-foot.ts';
import { SEEN_KINDS, tagOf, type SeenPage } from '../seen-page.ts';
import { when, type PageRule } from '../site-look.ts';

type Foot = NonNullable<SeenPage['foot']>;

/** How a part is seen at the foot of a page. */
interface SeenPart {
  readonly id: string;
  /** The site's setting that it follows from; null for what the program makes by itself. */
  readonly setting: string | null;
  readonly there: (foot: Foot, page: SeenPage) => boolean;
}

const SEEN: Readonly<Record<FootPart, SeenPart>> = {
  organMark: {
    id: 'foot.organ-mark',
    setting: '党政机关网站标识核验页的网址',
    there: (foot) => linked(foot, '党政机关网站标识'),
  },
  reportError: {
    id: 'foot.report-error',
    setting: '“政府网站找错”入口的网址',
    there: (foot) => linked(foot, '我为政府网站找错'),
  },
  idCode: {
    id: 'foot.id-code',
    setting: '网站标识码',
    there: ({ text }, page) => {
      const shown = /网站标识码：[^\S\n]*(\S+)/.exec(text)?.[1];
      return shown !== undefined && shown === tagOf(page, 'SiteIDCode');
    },
  },
  sponsor: {
    id: 'foot.sponsor',
    setting: '主办单位',
    there: ({ text }) => /(?:主办单位|主办)：[^\S\n]*\S/.test(text),
  },
  contact: {
    id: 'foot.contact',
    setting: '联系方式',
    there: ({ text }) => /联系(?:方式|电话)：[^\S\n]*\S/.test(text),
  },
  icp: {
    id: 'foot.icp',
    setting: 'ICP 备案号',
    there: (foot) => /\p{Script=Han}ICP备\d+号/u.test(foot.text),
  },
  police: {
    id: 'foot.police',
    setting: '公安机关备案号',
    there: (foot) => /公网安备\s*\d{14}\s*号/.test(foot.text),
  },
  siteMap: {
    id: 'foot.site-map',
    setting: null,
    there: (foot) => foot.links.some(({ name }) => name === '站点地图'),
  },
};

function linked(foot: Foot, text: string): boolean {
  return foot.links.some(({ name, href }) => name.includes(text) && /^https?:\/\//.test(href));
}

function ruleOf(part: FootPart): PageRule {
  const { id, setting, there } = SEEN[part];
  const why = setting === null ? '' : `：没有填写${setting}，或者填得不完整`;
  return {
    id,
    basis: FOOT_NORM,
    remedy:
      setting === null
        ? '由程序生成，请运行 gongkai site rebuild 重建网页。'
        : `在工作台“公开网站”页填写${setting}，网页随后自动更新。`,
    on: SEEN_KINDS,
    ofSite: true,
    check: (page) =>
      when(page.foot === null || !there(page.foot, page), `页面底部没有${FOOT_PART_LABELS[part]}${why}。`),
  };
}

/** What 国办发〔2017〕47号 wants to see at the foot of every page. */
export const FOOT_RULES: readonly PageRule[] = FOOT_PARTS.map(ruleOf);
