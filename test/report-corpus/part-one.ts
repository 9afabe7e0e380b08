import { change, type Facts } from './facts.ts';
import { requestsOf } from './requests-text.ts';

/** Part one: its five aspects under headings or in paragraphs that name them. */
export function partOne(facts: Facts): readonly string[] {
  const aspects = [
    ['主动公开', pick(facts, DISCLOSURE)],
    ['依申请公开', requestsOf(facts)],
    ['政府信息管理', pick(facts, MANAGEMENT)],
    [facts.random.pick(['政府信息公开平台建设', '平台建设']), pick(facts, PLATFORMS)],
    ['监督保障', supervision(facts)],
  ] as const;
  const style = facts.random.pick(HEADING_STYLES);
  const lines = aspects.flatMap(([name, text], at) => style(name, text, '一二三四五'.charAt(at)));
  return facts.random.percent(40) ? [introduction(facts), ...lines] : lines;
}

const HEADING_STYLES: readonly ((name: string, text: string, number: string) => string[])[] = [
  (name, text, number) => [`（${number}）${name}`, text],
  (name, text, number) => [`（${number}）${name}。${text}`],
  (name, text, number) => [`（${number}）${name}情况`, text],
  (name, text) => [`${name}方面。${text}`],
];

function introduction({ year, self, random }: Facts): string {
  return random.pick([
    `${year}年，${self}坚持以公开为常态、不公开为例外，把政府信息公开融入日常工作，较好地完成了全年任务。`,
    `一年来，${self}紧扣群众关切，及时回应办事需求，公开工作平稳有序。`,
  ]);
}

function pick(facts: Facts, texts: readonly ((facts: Facts) => string)[]): string {
  return facts.random.pick(texts)(facts);
}

const DISCLOSURE: readonly ((facts: Facts) => string)[] = [
  ({ year, self, random }) => {
    const [news, policies, notices] = [random.int(20, 400), random.int(1, 30), random.int(5, 90)];
    return `${year}年，${self}通过政府门户网站主动公开信息${news + policies + notices}条，其中工作动态${news}条、政策文件${policies}条、公示公告${notices}条。`;
  },
  ({ self, random }) => {
    const [web, wechat] = [random.int(30, 600), random.int(20, 300)];
    return `全年，${self}通过网站发布信息${web}条，通过政务新媒体发布信息${wechat}条，重点公开了财政资金、社会救助、乡村建设等群众关心的内容。`;
  },
  (facts) => {
    if (facts.set.form === '2019')
      return `${facts.self}对规范性文件实行目录管理，逐件标注效力状态，全年更新主动公开目录${facts.random.int(2, 4)}次。`;
    const made = facts.sum('t2.docs.made');
    const [repealed, valid] = [facts.sum('t2.docs.repealed'), facts.sum('t2.docs.valid')];
    return `本年制发行政规范性文件${made}件，废止${repealed}件，现行有效${valid}件，均按程序公开了文本，${facts.random.pick(['对其中涉及面广的同步作了解读', '并可在网站下载'])}。`;
  },
  (facts) => {
    const permits = facts.sum('t2.permit.decisions');
    return facts.set.form === '2019'
      ? `围绕优化营商环境，${facts.self}公开权责清单、办事指南和收费目录，做到一事一表。`
      : `${facts.year}年作出行政许可决定${permits}件，相关信息按规定在网站专栏公开；同时公开权责清单、办事指南和收费目录。`;
  },
  ({ self, random, year }) => {
    const [now, last] = [random.int(120, 900), random.int(100, 800)];
    const grown = change(now, last, random.pick([0, 1, 2]));
    return grown === null
      ? `${self}主动公开各类信息${now}条，与上一年持平。`
      : `${year}年，${self}主动公开各类信息${now}条，较${year - 1}年的${last}条${grown}。`;
  },
  ({ self, random }) => {
    const whole = random.int(80, 500);
    const part = random.int(10, whole);
    return `${self}全年更新信息${whole}条，其中民生保障类${part}条，占比${((part / whole) * 100).toFixed(random.pick([0, 1, 2]))}%，做到应公开尽公开。主动公开的范围和时限都按目录执行。`;
  },
];

const MANAGEMENT: readonly ((facts: Facts) => string)[] = [
  ({ self }) => `${self}落实信息发布三审三校，起草时确定公开属性，发布前进行保密审查，发布后定期复核。`,
  ({ random }) =>
    `健全信息采集、审核、发布、归档的全流程管理，全年清理失效和过期信息${random.int(3, 60)}条，更正错别字${random.int(2, 30)}处。`,
  ({ self }) => `动态调整主动公开基本目录，${self}各科室明确专人负责，做到内容准确、更新及时。`,
  ({ year, random }) =>
    `${year}年组织了${random.pick(['一', '两', '三'])}轮栏目自查，对内容缺失、链接失效的问题逐项整改，台账留存备查。`,
  () => '加强政府信息的规范化管理，文件的公开属性随文标注，不予公开的说明理由。',
];

const PLATFORMS: readonly ((facts: Facts) => string)[] = [
  ({ self }) => `依托上级政府门户网站设置公开专栏，${self}不再单独开办网站，做好栏目维护和内容保障。`,
  ({ random }) =>
    `在政务服务大厅设置公开专区，配备自助查询设备${random.int(1, 6)}台，并在图书馆、档案馆设有查阅点${random.int(1, 5)}个。`,
  ({ random }) =>
    `优化网站检索和无障碍浏览，全年政务微信公众号推送${random.int(20, 90)}期，关注人数稳步上升。`,
  () => '加强政务新媒体监管，关停长期不更新的账号，保留的账号均已备案，内容由专人审核。',
  ({ self }) => `${self}对公开专栏进行改版，按主题归集政策，增加了导航和问答，方便群众查找。`,
];

function supervision(facts: Facts): string {
  const { random, self, set } = facts;
  const training = random.pick([
    `全年开展业务培训${random.int(1, 5)}次，参训${random.int(20, 300)}人次。`,
    `${self}成立了由分管负责同志任组长的领导小组，定期调度。`,
    '建立季度通报制度，对发现的问题限期整改。',
  ]);
  if (set.agency.kind === 'department')
    return `${training}${random.pick(['政府信息公开列入年度目标考核，没有发生责任追究情形。', '自觉接受社会监督，畅通投诉渠道。', '将公开工作情况纳入科室年度考核。'])}`;
  return `${training}${random.pick([
    '政府信息公开工作纳入年度绩效考核，社会评议满意度较高，没有责任追究情况。',
    `把政府信息公开列入年度考核，邀请代表开展社会评议，未发生需要追究责任的情形。`,
    '考核结果为良好，社会评议总体满意，全年没有因信息公开工作被问责的人员。',
  ])}`;
}
