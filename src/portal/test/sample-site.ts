import { type CatalogueNode, flattenNodes } from '../../law/catalogue/catalogue-node.ts';
import { statutoryTree } from '../../law/catalogue/profiles.ts';
import type { AgencyFrame, Column, DocumentPage, ListedLink, SiteFrame } from '../page-model.ts';
import { columnHref, documentHref } from '../paths.ts';

/** The site of an invented district with two invented agencies. */
export const SITE: SiteFrame = {
  settings: {
    siteName: '云溪区政府信息公开网',
    identificationCode: '5001990001',
    icpNumber: '某ICP备00000000号',
    policeNumber: '某公网安备 00000000000000号',
    sponsor: '云溪区人民政府办公室',
    contact: '政务公开科 000-00000000',
    reportErrorUrl: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=5001990001',
    organMarkUrl: 'https://bszs.conac.cn/sitename?method=show&id=0000000000000000',
  },
  siteUrl: 'https://gk.yunxi.example',
  assetVersion: '0123456789',
  agencies: [
    { slug: 'shiqiao', name: '云溪区石桥镇人民政府', shortName: '石桥镇' },
    { slug: 'beian', name: '云溪区人民政府北岸街道办事处', shortName: '北岸街道' },
  ],
};

function columnOf(node: CatalogueNode, above: readonly string[]): Column {
  const slugs = [...above, node.slug];
  return {
    name: node.name,
    href: columnHref('shiqiao', slugs),
    block: node.block,
    takesDocuments: node.takesDocuments,
    law: node.law,
    description: node.description,
    children: node.children.map((child) => columnOf(child, slugs)),
  };
}

/** A township with the statutory catalogue. */
export const AGENCY: AgencyFrame = {
  slug: 'shiqiao',
  name: '云溪区石桥镇人民政府',
  shortName: '石桥镇',
  uscc: '',
  address: '云溪区石桥镇人民路1号',
  postcode: '000000',
  phone: '000-12345678',
  fax: '000-12345679',
  email: 'gongkai@shiqiao.example',
  officeHours: '工作日 9:00—12:00，14:00—17:30',
  columns: statutoryTree('township').map((node) => columnOf(node, [])),
};

/** An agency of which nothing is known but its name. */
export const BARE_AGENCY: AgencyFrame = {
  ...AGENCY,
  address: '',
  postcode: '',
  phone: '',
  fax: '',
  email: '',
  officeHours: '',
  columns: [],
};

/** From the top of the catalogue down to the column with this key, e.g. 'statutory.art20-1.normative'. */
export function trailTo(key: string): readonly Column[] {
  const trail: Column[] = [];
  let level = AGENCY.columns;
  let href = '/shiqiao/';
  for (const slug of key.split('.')) {
    href += `${slug}/`;
    const column = level.find((one) => one.href === href);
    if (column === undefined) throw new Error(`no column ${href}`);
    trail.push(column);
    level = column.children;
  }
  return trail;
}

/** All columns, with how deep they stand. */
export function allColumns(): { readonly column: Column; readonly depth: number; readonly cycle: string }[] {
  const nodes = flattenNodes(statutoryTree('township'));
  const walk = (columns: readonly Column[], depth: number): { column: Column; depth: number }[] =>
    columns.flatMap((column) => [{ column, depth }, ...walk(column.children, depth + 1)]);
  return walk(AGENCY.columns, 0).map((one, at) => ({ ...one, cycle: nodes[at]?.cycle.text ?? '' }));
}

const TITLES = [
  '石桥镇召开2026年防汛工作部署会',
  '关于2026年第一季度城乡居民最低生活保障对象名单的公示',
  '石桥镇人民政府关于印发《石桥镇农村公益性公墓管理办法》的通知',
  '2026年部门预算公开说明',
  '石桥镇开展安全生产大检查，对辖区12家企业、36处人员密集场所逐一排查并建立整改清单，要求限期完成整改',
];

/** A document in a list; n from 1. */
export function sampleItem(n: number, over: Partial<ListedLink> = {}): ListedLink {
  return {
    href: documentHref('shiqiao', 2026, n),
    title: TITLES[n % TITLES.length] ?? '',
    kind: 'news',
    publishedOn: `2026-03-${String((n % 28) + 1).padStart(2, '0')}`,
    publicBefore: null,
    documentNumber: '',
    indexNumber: '',
    validity: '',
    summary: '',
    writtenOn: null,
    ...over,
  };
}

/** A normative document with everything that a document can have. */
export const DOCUMENT: DocumentPage = {
  href: documentHref('shiqiao', 2026, 12),
  trail: trailTo('statutory.art20-1.normative'),
  kind: 'normative',
  title: '石桥镇人民政府关于印发《石桥镇农村公益性公墓管理办法》的通知',
  summary: '明确农村公益性公墓的规划、建设、使用和监督管理。',
  bodyHtml: `<p>各村（居）民委员会，镇级各部门：</p>
<p class="indent-1">《石桥镇农村公益性公墓管理办法》已经镇长办公会议审议通过，现印发给你们，请认真遵照执行。有关规定见<a href="https://www.yunxi.gov.cn/policy/1.html">区政府网站</a>，样式参考<a href="https://www.example.com/cemetery?a=1&amp;b=2">设计单位网站</a>。</p>
<h2>一、总则</h2>
<p class="indent-1">（一）为规范农村公益性公墓管理，根据有关规定，结合本镇实际，制定本办法。</p>
<p class="indent-1">（二）本办法所称农村公益性公墓，是指为本镇村民提供安葬服务的公共设施。</p>
<h2>二、管理费用</h2>
<table><thead><tr><th scope="col"><p>项目</p></th><th scope="col"><p>单位</p></th><th scope="col"><p>标准</p></th></tr></thead><tbody><tr><td><p>墓穴维护</p></td><td><p>元/年</p></td><td><p>20</p></td></tr><tr><td colspan="2"><p>公共绿化</p></td><td><p>免费</p></td></tr></tbody></table>
<table><caption>分村容量表</caption><thead><tr><th scope="col">村（社区）</th><th scope="col">墓穴（个）</th><th scope="col">已用（个）</th><th scope="col">可用（个）</th><th scope="col">占地（平方米）</th><th scope="col">绿化率</th><th scope="col">建成时间</th></tr></thead><tbody><tr><th scope="row">青石村</th><td>320</td><td>127</td><td>193</td><td>2,450.5</td><td>45%</td><td>2024年6月</td></tr><tr><th scope="row">东岳庙社区</th><td>180</td><td>66</td><td>114</td><td>1,260</td><td>52%</td><td>2025年11月</td></tr></tbody></table>
<p>　　本办法自2026年4月1日起施行。</p>
<p>石桥镇人民政府</p>
<p>2026年3月2日</p>`,
  indexNumber: '11500199009012345A/2026-00012',
  documentNumber: '石桥府发〔2026〕5号',
  publisher: '云溪区石桥镇人民政府',
  writtenOn: '2026-03-02',
  effectiveOn: '2026-04-01',
  lapsesOn: '2031-04-01',
  publicityUntil: null,
  publishedAt: new Date('2026-03-05T01:29:00Z'),
  publicBefore: null,
  changedAt: new Date('2026-03-06T16:05:00Z'),
  theme: '民政、扶贫、救灾',
  genre: '通知',
  facet: '政策文件',
  keywords: ['公墓', '管理办法'],
  audience: '面向社会',
  responsibleUnit: '社会事务办公室',
  contentSource: '石桥镇社会事务办公室',
  validity: '有效',
  attachments: [
    {
      href: `/files/shiqiao/2026/17/${encodeURIComponent('附件1 墓穴申请表.docx')}`,
      name: '附件1 墓穴申请表.docx',
      extension: 'docx',
      bytes: 23_552,
    },
    {
      href: `/files/shiqiao/2026/17/${encodeURIComponent('公墓布点图.pdf')}`,
      name: '公墓布点图.pdf',
      extension: 'pdf',
      bytes: 3_565_158,
    },
  ],
  interpretations: [
    sampleItem(13, { title: '一图读懂《石桥镇农村公益性公墓管理办法》', kind: 'interpretation' }),
  ],
  interprets: [],
  changedBy: null,
  changes: [
    sampleItem(3, {
      title: '石桥镇人民政府关于印发《石桥镇农村公墓管理暂行办法》的通知',
      kind: 'normative',
      validity: '废止',
    }),
  ],
  pendingApproval: false,
};

/** Nothing but a title and a body. */
export const BARE_DOCUMENT: DocumentPage = {
  ...DOCUMENT,
  href: documentHref('shiqiao', 2026, 1),
  trail: trailTo('dynamic.news'),
  kind: 'news',
  title: '石桥镇召开2026年防汛工作部署会',
  summary: '',
  bodyHtml: '<p class="indent-1">3月1日，石桥镇召开防汛工作部署会。</p>',
  indexNumber: '',
  documentNumber: '',
  writtenOn: null,
  effectiveOn: null,
  lapsesOn: null,
  changedAt: DOCUMENT.publishedAt,
  theme: '',
  genre: '',
  facet: '',
  keywords: [],
  audience: '',
  responsibleUnit: '',
  contentSource: '',
  validity: '',
  attachments: [],
  interpretations: [],
  interprets: [],
  changes: [],
};
