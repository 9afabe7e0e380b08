import { p } from '../compose.ts';
import { page } from '../page.ts';
import type { DemoDocument, DemoOffice } from '../types.ts';
import { bureauPages } from './pages.ts';
import { bureauDecisions, bureauDisputes, bureauFees, bureauNormative, bureauRequests } from './registers.ts';
import { bureauRules } from './rules.ts';
import { bureauReportTexts, bureauYear } from './year.ts';

/** Day, title and two paragraphs. */
const NEWS: readonly (readonly [string, string, string, string])[] = [
  [
    '2024-01-19',
    '区公共空间管理局（示例）开展节前设施安全检查',
    '1月19日，区公共空间管理局（示例）对公园、广场的健身器材、游戏设施和照明线路开展节前检查，共查看设施三百余件。',
    '检查中发现的螺栓松动、灯具不亮等问题，能当场处理的当场处理，需要更换部件的设置停用标识并登记台账。春节期间将安排专人值守，增加夜间巡查次数，群众发现设施损坏可以扫描现场二维码报修，也可以向值守人员反映，处理结果在台账中逐条记录。',
  ],
  [
    '2024-03-29',
    '老城步行街外摆经营试点商户座谈会召开',
    '3月29日，区公共空间管理局（示例）邀请老城步行街商户、居民代表座谈，听取外摆经营试点半年来的意见建议。',
    '商户希望适当延长周末外摆时段，居民则更关注夜间噪声和油烟。与会人员一起走访了外摆集中的路段，查看标线和通行宽度。会后，政策法规科将意见分类整理，对能够马上改进的垃圾收运时间先行调整，其余意见纳入试点评估一并研究，研究结果向社会公布。',
  ],
  [
    '2024-05-17',
    '无障碍设施改造邀请残疾人代表现场体验',
    '5月17日，五名残疾人代表应邀到人民广场体验刚完成改造的坡道、盲道和无障碍厕所，现场提出意见。',
    '代表们认为坡道坡度适中，但厕所呼叫按钮位置偏高，部分盲道与灯杆距离过近。设施管护科当场与施工单位商定调整办法，要求两周内完成整改，并在后续场所的设计中一并改进。今年计划改造的其余场所，完工后都将邀请使用者试用，听取意见后再验收。',
  ],
  [
    '2024-07-12',
    '夏季夜间开放场所运行平稳',
    '自夏季夜间开放以来，六处公共空间每晚接待群众约一万人次，秩序总体平稳，服务设施运转正常。',
    '为应对高温，各场所增设饮水点和遮阳座椅，急救箱由值守人员每日检查。针对群众反映的音响扰民问题，工作人员与活动团队约定音量和时段，超过22:00的及时劝导。北门广场夜市实行垃圾随产随清，收摊后冲洗地面，保持环境整洁，让群众玩得舒心。',
  ],
  [
    '2024-09-13',
    '区公共空间管理局（示例）举办政府信息公开培训',
    '9月13日，区公共空间管理局（示例）组织各科室信息员和申请办理人员开展政府信息公开专题培训。',
    '培训结合近年办理的申请，讲解信息检索、区分处理、第三方意见征求和答复说理等内容，并对行政复议中反映的问题逐条分析。参训人员分组修改了三份答复书样稿，相互点评。办公室将把培训中形成的要点整理成清单，作为今后起草和审核答复书的参考。',
  ],
  [
    '2024-11-22',
    '公共空间冬季管护工作全面展开',
    '11月下旬起，区公共空间管理局（示例）组织管护单位开展冬季管护，重点做好防冻、防滑和树木修剪。',
    '管护人员对露天水管包裹保温材料，在坡道和台阶处备好防滑垫，对枯枝、悬枝及时清理。照明开启时间随日落提前，滨河步道增设临时照明。设施管护科每周抽查一次，抽查情况与管护经费支付挂钩，发现的问题限期整改，整改前后的照片存档备查。',
  ],
];

const news: readonly DemoDocument[] = NEWS.map(([day, title, lead, detail], index) =>
  page({
    key: `bureau-news-${index + 1}`,
    nodeKey: 'dynamic.news',
    title,
    days: [day, day],
    summary: lead,
    theme: '城乡建设、环境保护',
    keywords: ['公共空间'],
    responsibleUnit: '办公室',
    bodyHtml: p(lead) + p(detail),
  }),
);

/** An invented bureau with every outcome of a request, so that all tables of its report have figures. */
export const bureauOffice: DemoOffice = {
  slug: 'gonggongkongjian',
  documents: [...bureauPages, ...bureauRules, ...news, ...bureauYear],
  work: [],
  channels: [],
  normative: bureauNormative,
  decisions: bureauDecisions,
  fees: bureauFees,
  requests: bureauRequests,
  handling: { from: '2024-10-08', numberWord: '空间依申' },
  disputes: bureauDisputes,
  reportTexts: bureauReportTexts,
};
