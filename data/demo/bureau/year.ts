import { BUREAU } from '../agencies.ts';
import { p, signature, table, ul } from '../compose.ts';
import { type PageFields, page } from '../page.ts';
import type { DemoDocument, DemoReportText } from '../types.ts';

const NOTICE = 'dynamic.notices';
const POLICY = 'statutory.art20-1.other-documents';

/** The bureau's documents of 2024: two policies, four notices, budget and final accounts. */
export const bureauYear: readonly DemoDocument[] = [
  signed({
    key: 'bureau-policy-1',
    nodeKey: POLICY,
    title: '关于印发2024年公共空间无障碍提升工作方案的通知（示例）',
    documentNumber: '空间发〔2024〕5号',
    days: ['2024-03-12', '2024-03-18'],
    summary: '部署2024年公园、广场、步道无障碍设施的排查、改造和验收。',
    genre: '通知',
    keywords: ['无障碍', '工作方案'],
    responsibleUnit: '设施管护科',
    bodyHtml:
      p('各科室、各管护单位：') +
      p('为方便老年人、残疾人和推婴儿车的家庭使用公共空间，现将2024年无障碍提升工作安排如下。') +
      table([
        ['阶段', '任务', '完成时间'],
        ['排查', '对42处场所逐处测量坡道、盲道和厕所', '4月底'],
        ['改造', '改造坡道26处、盲道3.8公里、厕所11座', '10月底'],
        ['验收', '邀请残疾人代表试用并评价', '11月底'],
      ]) +
      p('改造期间应当保留临时通道，工期和围挡时间提前公告。验收评价不合格的，由施工单位返工，费用自理。'),
  }),
  signed({
    key: 'bureau-policy-2',
    nodeKey: POLICY,
    title: '关于做好汛期公园和滨河步道安全管理工作的通知（示例）',
    documentNumber: '空间发〔2024〕11号',
    days: ['2024-05-20', '2024-05-23'],
    summary: '要求汛期加强公园和滨河步道巡查、预警和临时关闭管理。',
    genre: '通知',
    theme: '民政、扶贫、救灾',
    keywords: ['汛期', '安全管理'],
    responsibleUnit: '设施管护科',
    bodyHtml:
      p('各科室、各管护单位：') +
      p('入汛以来强降雨增多，滨河步道部分路段可能被淹。为保障公众安全，现就有关工作通知如下。') +
      ul([
        '暴雨黄色预警发布后，滨河步道低洼段每小时巡查一次，水位接近警戒线时立即关闭；',
        '检查树木支撑、灯杆接地和排水口，清理落叶和淤泥；',
        '临水区域补齐救生圈、救生绳，更换看不清的警示牌；',
        '关闭和重新开放的信息同步在入口、网站发布。',
      ]) +
      p('各管护单位要落实值班和抢险人员，发生险情先疏散人员、再处置设施，处置情况两小时内报告设施管护科。'),
  }),
  signed({
    key: 'bureau-notice-1',
    nodeKey: NOTICE,
    title: '中央公园东区封闭改造公告（示例）',
    days: ['2024-03-25', '2024-03-27'],
    summary: '公告中央公园东区封闭改造的范围、时间和替代入口。',
    genre: '公告',
    keywords: ['封闭改造', '中央公园'],
    responsibleUnit: '设施管护科',
    bodyHtml:
      p(
        '为更换老化的铺装和照明设施，中央公园东区自2024年4月1日至5月31日封闭改造。封闭范围为东门至荷花池一线，西区和儿童活动区正常开放。',
      ) +
      p(
        '改造期间请从西门、南门进出，东门公交站临时迁移至南门外一百二十米处。施工时间为每日8:00至18:00，中午停止产生噪声的作业。',
      ) +
      p(
        '改造方案、施工单位和监督方式在围挡外侧公示。对施工有意见的，可以向设施管护科反映，一般在三个工作日内答复。提前完工的路段分段开放。',
      ),
  }),
  signed({
    key: 'bureau-notice-2',
    nodeKey: NOTICE,
    title: '2024年夏季夜间开放场所名单公告（示例）',
    days: ['2024-06-11', '2024-06-13'],
    summary: '公布2024年夏季夜间开放的六处公共空间及其开放时间。',
    genre: '公告',
    keywords: ['夜间开放', '场所名单'],
    responsibleUnit: '设施管护科',
    bodyHtml:
      p('2024年夏季夜间开放场所共六处，自6月20日至9月20日执行下列开放时间：') +
      table([
        ['场所', '开放至', '夜间服务'],
        ['中央公园西区', '23:00', '饮水、厕所、急救箱'],
        ['人民广场', '23:00', '饮水、厕所'],
        ['北门广场', '23:30', '夜市、厕所'],
        ['滨河步道一期', '22:30', '值守巡查'],
        ['城南广场', '22:30', '饮水、厕所'],
        ['东门口袋公园', '22:00', '座椅、照明'],
      ]) +
      p('集体健身活动22:00后停止使用音响。遇暴雨、大风等天气，现场工作人员可以临时关闭场所，请予以配合。'),
  }),
  signed({
    key: 'bureau-notice-3',
    nodeKey: NOTICE,
    title: '老城步行街外摆经营试点评估意见征集公告（示例）',
    days: ['2024-08-01', '2024-08-02'],
    summary: '就老城步行街外摆经营试点评估向社会征集意见。',
    genre: '公告',
    keywords: ['外摆经营', '意见征集'],
    responsibleUnit: '政策法规科',
    publicityUntil: '2024-08-30',
    bodyHtml:
      p(
        '老城步行街外摆经营试点将于2024年9月30日期满。为做好评估，现就试点效果和今后做法征集意见，时间为2024年8月2日至8月30日。',
      ) +
      ul([
        '居民：通行是否方便，噪声、油烟、垃圾是否得到控制；',
        '商户：许可手续是否简便，标线范围和时段是否合理；',
        '其他公众：对街区环境和秩序的感受，对保留、调整或者停止试点的意见。',
      ]) +
      p(
        '意见可以当面、邮寄或者发送至办公室电子邮箱，信封或者邮件标题请注明“外摆评估”。意见采纳情况随评估报告在9月底前公布。',
      ),
  }),
  signed({
    key: 'bureau-notice-4',
    nodeKey: NOTICE,
    title: '2024年度公共空间志愿服务站点公示（示例）',
    days: ['2024-11-12', '2024-11-14'],
    summary: '公示2024年度拟命名的五个公共空间志愿服务站点。',
    genre: '公告',
    keywords: ['志愿服务', '公示'],
    responsibleUnit: '办公室',
    publicityUntil: '2024-11-20',
    bodyHtml:
      p('经自愿申报、现场评议，拟命名下列五个站点为2024年度公共空间志愿服务站点：') +
      table([
        ['站点', '服务内容', '全年服务时长（小时）'],
        ['中央公园西门站', '引导、急救', 1260],
        ['人民广场站', '问询、轮椅借用', 980],
        ['滨河步道站', '巡河、防溺水劝导', 1120],
        ['北门广场站', '夜市秩序维护', 760],
        ['城南广场站', '图书漂流、儿童看护', 640],
      ]) +
      p(
        '公示期为5个工作日，自2024年11月14日起至2024年11月20日止。对公示内容有异议的，请向办公室实名反映，并提供具体情况，我局核实后予以答复。',
      ),
  }),
  finance('budget', '2024年部门预算', ['2024-02-05', '2024-02-08'], '预算', [2860.4, 1730.2, 1130.2]),
  finance(
    'final-accounts',
    '2023年部门决算',
    ['2024-08-28', '2024-09-04'],
    '决算',
    [2794.36, 1702.18, 1092.18],
  ),
];

/** The bureau's own words for its annual report of 2024. */
export const bureauReportTexts: readonly DemoReportText[] = [
  {
    block: 'disputes-counts',
    text: '因政府信息公开引起的行政复议{行政复议件数}件、行政诉讼{行政诉讼件数}件，审结的均未被纠正。',
  },
  {
    block: 'problems',
    text: '{自称}的政府信息公开工作还存在两个问题。一是申请量增加后，个别答复对不予公开的理由说明不够充分，有的申请延长了答复期限。二是许可结果公示分散在不同栏目，群众查找不便。',
  },
  {
    block: 'improvements',
    text: '{下一年}年，{自称}将改进两项工作：一是建立答复书说理范例和法制审核清单，对拟不予公开的逐件会商，减少延期答复。二是把许可、处罚结果归并到统一栏目，提供按事项和日期检索，每季度抽查一次。',
  },
];

function signed(fields: PageFields): DemoDocument {
  return page({
    theme: '城乡建设、环境保护',
    ...fields,
    bodyHtml: fields.bodyHtml + signature(BUREAU, fields.days[0]),
  });
}

function finance(
  node: 'budget' | 'final-accounts',
  name: string,
  days: PageFields['days'],
  word: '预算' | '决算',
  [all, basic, projects]: readonly [number, number, number],
): DemoDocument {
  const rows = [
    ['项目', `${word}数（万元）`],
    ['基本支出', basic.toFixed(2)],
    ['项目支出', projects.toFixed(2)],
    ['合计', all.toFixed(2)],
  ];
  return signed({
    key: `bureau-${node}`,
    nodeKey: `statutory.art20-7.${node}`,
    title: `区公共空间管理局（示例）${name}`,
    days,
    summary: `区公共空间管理局（示例）${name}，支出合计${all.toFixed(2)}万元。`,
    theme: '财政、金融、审计',
    keywords: [`部门${word}`],
    responsibleUnit: '办公室',
    bodyHtml:
      p(
        `区公共空间管理局（示例）${name}收支平衡，收入全部为一般公共预算财政拨款。支出${word}合计${all.toFixed(2)}万元，按支出性质分列如下：`,
      ) +
      table(rows) +
      p(
        '基本支出用于人员经费和机关日常运转；项目支出主要用于公园和广场设施管护、照明电费、无障碍设施改造以及安全检查。没有因公出国（境）费和公务用车购置费，公务接待费从严控制。',
      ) +
      p('项目支出全部编制绩效目标，年终开展绩效自评，结果与下一年度预算安排衔接。明细数据见附件。'),
    attachments: [{ name: `${name}支出表`, kind: 'csv-table', rows }],
  });
}
