import type { PlainDate } from '../../../src/law/dates.ts';
import { DEMO_AGENCIES, TOWN_SECTION_NAMES } from '../agencies.ts';
import { TOWN_PHONE, h2, p, table, ul } from '../compose.ts';
import { type PageFields, type Voice, page } from '../page.ts';
import { standingPages } from '../standing-pages.ts';
import type { DemoAgency, DemoDocument } from '../types.ts';

const UNIT = '党政综合办公室';
const DAYS: readonly [PlainDate, PlainDate] = ['2023-01-05', '2023-01-09'];

/** The agency with the slug. */
export function agencyOf(slug: string): DemoAgency {
  const found = DEMO_AGENCIES.find((agency) => agency.slug === slug);
  if (found === undefined) throw new RangeError(`no agency ${slug}`);
  return found;
}

const VOICE: Voice = {
  agency: agencyOf('sanjiao'),
  unit: UNIT,
  name: '三角镇人民政府',
  days: DAYS,
  contents: [
    '政策文件：行政规范性文件、其他文件及其解读；',
    '机构职能：机关职能、机构设置、负责人信息和联系方式；',
    '财政预算决算、行政事业性收费、政府集中采购等法定公开事项；',
    '乡镇重点公开内容：农业农村政策、农田水利、承包经营权流转、宅基地、征收、筹资筹劳、社会救助等；',
    '重点领域信息：安全生产、救灾、就业创业、养老服务、涉农补贴等；',
    '工作动态、公示公告和政府信息公开工作年度报告。',
  ],
  readingPlaces: '三角镇便民服务大厅政务公开专区和各村（社区）公开栏',
};

/** What each section does. */
const SECTION_DUTIES: readonly string[] = [
  '公文处理、会议组织、政务公开、信息宣传、档案和机关事务',
  '预算编制和执行、国库集中支付、资产管理、村级财务指导',
  '经济发展规划、项目推进、企业服务、统计',
  '村镇规划、建设管理、生态环境保护、农村公路管护',
  '民政、卫生健康、教育、退役军人事务、残疾人服务',
  '平安建设、矛盾纠纷调解、法治宣传、综合行政执法协调',
  '安全生产监管、防汛抗旱、森林防火、应急救援协调',
  '农业技术推广、农田水利、畜牧兽医、林业服务',
  '就业服务、社会保险经办、劳动关系协调',
  '群众文化、体育活动、广播和公共文化设施管理',
];

const duty = (item: string, work: string): readonly [string, string] => [item, work];

/** 机构职能 with its four sub-columns, 指南, 依申请公开, and the page about items without business. */
export const townPages: readonly DemoDocument[] = [
  ...standingPages(VOICE),
  of({
    key: 'town-functions',
    nodeKey: 'statutory.art20-2.functions',
    title: '三角镇人民政府机关职能',
    summary: '三角镇人民政府的主要职责。',
    keywords: ['机关职能'],
    bodyHtml:
      p(
        '三角镇人民政府是镇人民代表大会的执行机关和基层国家行政机关，依照法律、法规规定的权限管理本行政区域的行政工作，主要职责如下：',
      ) +
      ul([
        '执行本级人民代表大会的决议和上级国家行政机关的决定、命令；',
        '执行本行政区域内的经济和社会发展计划、预算，管理经济、教育、科学、文化、卫生、体育事业和财政、民政、司法行政等工作；',
        '推进乡村振兴，落实农业农村政策，组织农田水利、农村公路等公益设施的建设和管护；',
        '承担安全生产、防汛抗旱、森林防火和地质灾害防治的属地责任；',
        '保护公民、法人和其他组织的合法权益，指导村（居）民委员会工作；',
        '办理上级人民政府交办的其他事项。',
      ]) +
      p('镇政府的权力和责任清单实行动态管理，职责调整后及时在本栏目更新。'),
  }),
  of({
    key: 'town-structure',
    nodeKey: 'statutory.art20-2.structure',
    title: '三角镇人民政府内设机构和所属事业单位',
    summary: '三角镇人民政府的内设机构、所属事业单位及其分工。',
    keywords: ['机构设置'],
    bodyHtml:
      p('三角镇人民政府根据工作需要设置内设机构和所属事业单位，分工如下：') +
      table([
        ['机构', '主要分工'],
        ...TOWN_SECTION_NAMES.map((name, index) => duty(name, SECTION_DUTIES[index] ?? '')),
      ]) +
      p(`不清楚应当找哪个机构办事的，可以先致电${TOWN_PHONE}，由${UNIT}首接首办，转送有关机构并跟踪办理。`),
  }),
  of({
    key: 'town-leaders',
    nodeKey: 'statutory.art20-2.leaders',
    title: '三角镇人民政府负责人信息和工作分工（示例）',
    summary: '三角镇人民政府负责人的职务和分工，姓名为示例。',
    keywords: ['负责人信息', '工作分工'],
    bodyHtml:
      p('本页为演示数据，所列姓名均为虚构，不对应任何真实人员。') +
      table([
        ['姓名', '职务', '分工'],
        ['罗某', '镇长', '主持镇政府全面工作，负责财政、审计'],
        ['周立群', '副镇长', '负责政务公开、社会事务、就业和社会保障'],
        ['秦某', '副镇长', '负责农业农村、水利、乡村振兴'],
        ['谭某', '副镇长', '负责应急管理、规划建设、生态环境'],
      ]) +
      p(
        `群众可以在每月第一个工作日上午到镇便民服务大厅反映情况，由值班负责人接待。需要预约的，请致电${TOWN_PHONE}。接待中不能当场答复的问题，一般在15个工作日内反馈办理情况。`,
      ),
  }),
  of({
    key: 'town-contact',
    nodeKey: 'statutory.art20-2.contact',
    title: '三角镇人民政府办公地址、时间和联系方式',
    summary: '三角镇人民政府的地址、办公时间、电话，以及便民服务大厅的服务安排。',
    keywords: ['联系方式', '办公时间'],
    bodyHtml:
      table([
        ['项目', '内容'],
        ['办公地址', VOICE.agency.address],
        ['邮政编码', VOICE.agency.postcode],
        ['办公时间', VOICE.agency.officeHours],
        ['联系电话（传真）', TOWN_PHONE],
      ]) +
      p(
        '镇便民服务大厅与镇政府同址，设综合服务、社会保障、民政事务、农业服务四类窗口，并设政务公开专区，备有政策文件、办事指南和查询终端，群众可以免费查阅和打印。',
      ) +
      p(
        '节假日期间镇政府安排人员值班，紧急情况可以随时拨打上述电话。大厅在节假日的服务安排，提前在公示公告栏目发布。',
      ),
  }),
  of({
    key: 'town-not-applicable',
    nodeKey: 'statutory.art20-15.not-applicable',
    title: '三角镇人民政府未涉及法定公开事项的说明',
    summary: '说明三角镇人民政府暂不涉及的法定主动公开事项。',
    keywords: ['未涉及事项'],
    bodyHtml:
      p(
        '对照《中华人民共和国政府信息公开条例》第二十条、第二十一条，三角镇人民政府逐项梳理了法定主动公开内容。下列事项目前没有发生或者不属于镇级职责，说明如下：',
      ) +
      table([
        ['事项', '说明'],
        ['行政许可和其他对外管理服务', '镇政府未以自己的名义作出行政许可，服务事项见办事指南'],
        ['行政处罚和行政强制', '镇政府未以自己的名义作出处罚、强制决定'],
        ['行政事业性收费', '镇政府没有行政事业性收费项目'],
        ['公务员招考', '由上级主管部门统一组织和公布'],
      ]) +
      p('上述情况发生变化的，自变化之日起20个工作日内公开有关信息，并修改本说明。'),
  }),
  of({
    key: 'town-rule-disclosure',
    nodeKey: 'institution',
    title: '三角镇政府信息公开工作制度',
    summary: '规定三角镇政府信息公开的职责分工、审核程序、时限和监督。',
    keywords: ['公开制度', '审核程序'],
    bodyHtml:
      p('为了规范政府信息公开工作，保障公众依法获取政府信息，结合三角镇实际，制定本制度。') +
      h2('一、职责分工') +
      p(
        `${UNIT}是政府信息公开工作机构，负责组织协调、目录维护、申请办理和年度报告。各机构负责人对本机构信息的真实、准确、完整和及时负责，并指定一名信息员。`,
      ) +
      h2('二、审核程序') +
      p(
        '信息由起草人提出公开属性，依次经初审、复审、终审，并由保密审查员进行保密审查。审查通过后由发布员发布，发布后由起草机构核对网页内容。未经审查的信息不得发布，起草人不得审查自己起草的信息。',
      ) +
      h2('三、时限和监督') +
      p(
        '主动公开的信息自形成之日起20个工作日内公开。每季度检查一次栏目更新、错别字和失效链接，发现问题三个工作日内改正，检查结果作为年度考核的依据。',
      ),
  }),
  of({
    key: 'town-rule-secrecy',
    nodeKey: 'institution',
    title: '三角镇政府信息公开保密审查制度',
    summary: '规定三角镇政府信息公开前保密审查的原则、内容和责任。',
    keywords: ['保密审查'],
    bodyHtml:
      p('政府信息公开前应当依法进行保密审查，坚持先审查、后公开和一事一审，谁公开、谁负责。') +
      h2('审查内容') +
      ul([
        '是否涉及国家秘密、工作秘密；',
        '是否涉及商业秘密、个人隐私，公示名单是否包含超出必要范围的个人信息；',
        '是否属于内部事务信息、过程性信息或者行政执法案卷信息；',
        '多条信息汇集后是否可能产生风险。',
      ]) +
      p(
        '不能确定是否可以公开的，报送区级保密行政管理部门或者有关主管部门确定，确定之前不公开。对身份证件号码、银行账号、联系电话等个人信息一律作去标识处理。审查记录与信息一并存档，保存期限与档案管理要求一致。因审查不严造成后果的，依法依规追究责任。',
      ),
  }),
  of({
    key: 'town-rule-request',
    nodeKey: 'institution',
    title: '三角镇依申请公开工作制度',
    summary: '规定三角镇政府信息公开申请的登记、会商、答复和归档。',
    keywords: ['依申请公开', '工作制度'],
    bodyHtml:
      p(
        `政府信息公开申请由${UNIT}统一登记编号，当日录入登记簿，二个工作日内送有关机构提出办理意见。有关机构应当在七个工作日内检索并书面反馈，检索范围包括纸质档案、电子文档和业务系统。`,
      ) +
      p(
        '案情复杂、涉及多个机构或者第三方权益的，由分管负责人召集会商，必要时请法律顾问参加。拟不予公开、不予处理的，应当经过合法性审核。',
      ) +
      p(
        '答复书由分管负责人签发，写明依据和救济途径，按申请人选择的方式送达并保留送达凭证。办结后十个工作日内归档。每年一月对上年度申请进行分析，群众申请较多且可以公开的信息，转为主动公开。',
      ),
  }),
];

function of(fields: Omit<PageFields, 'days' | 'responsibleUnit'>): DemoDocument {
  return page({ ...fields, days: DAYS, responsibleUnit: UNIT });
}
