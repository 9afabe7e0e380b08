import { DEMO_AGENCIES } from './agencies.ts';
import { p, table, ul } from './compose.ts';
import { type PageFields, page } from './page.ts';
import { standingPages } from './standing-pages.ts';
import type { DemoOffice } from './types.ts';

const UNIT = '区政府办公室政务公开科';
const DAYS: PageFields['days'] = ['2023-01-10', '2023-01-12'];

/** The district: what its part of the site needs to be complete; it has no report in the demo. */
export const districtOffice: DemoOffice = {
  slug: 'qijiang',
  documents: [
    ...DEMO_AGENCIES.filter(({ slug }) => slug === 'qijiang').flatMap((agency) =>
      standingPages({
        agency,
        unit: UNIT,
        name: '綦江区人民政府（示例）',
        days: DAYS,
        contents: [
          '政策文件：行政规范性文件、其他文件和政策解读；',
          '机构职能、规划信息、统计信息；',
          '财政预算决算、重大建设项目、政府集中采购；',
          '区县重点公开内容：市政建设、公共服务、公益事业、土地征收、房屋征收等；',
          '重点领域信息、工作动态、公示公告和年度报告。',
        ],
        readingPlaces: '区政务服务大厅政务公开专区、区档案馆和区图书馆',
      }),
    ),
    page({
      key: 'district-functions',
      nodeKey: 'statutory.art20-2.functions',
      title: '綦江区人民政府（示例）机关职能',
      days: DAYS,
      summary: '綦江区人民政府（示例）的主要职责。',
      keywords: ['机关职能'],
      responsibleUnit: UNIT,
      bodyHtml:
        p('本页为演示内容。区人民政府是区人民代表大会的执行机关，依照法律规定行使职权，主要包括：') +
        ul([
          '执行本级人民代表大会及其常务委员会的决议，执行上级国家行政机关的决定和命令；',
          '领导所属工作部门和乡镇人民政府、街道办事处的工作；',
          '编制和执行国民经济和社会发展规划、预算，管理本行政区域内的各项行政工作；',
          '保护公民、法人和其他组织的合法权益，办理上级国家行政机关交办的其他事项。',
        ]) +
        p('区政府各部门、各镇街的职能，见各单位的政府信息公开专栏。'),
    }),
    page({
      key: 'district-rule',
      nodeKey: 'institution',
      title: '綦江区（示例）政府信息公开监督检查制度',
      days: DAYS,
      summary: '规定全区政府信息公开工作的检查内容、方式和结果运用。',
      keywords: ['监督检查', '公开制度'],
      responsibleUnit: UNIT,
      bodyHtml:
        p('为督促各单位依法履行公开职责，区政府办公室对全区政府信息公开工作开展经常性检查，主要内容如下：') +
        table([
          ['检查内容', '频次', '结果运用'],
          ['栏目更新、链接和错别字', '每月', '书面提醒，限期整改'],
          ['依申请公开办理时限和规范性', '每季度', '通报并组织培训'],
          ['年度报告内容和数据', '每年一月', '逐份核对后公布'],
        ]) +
        p(
          '被检查单位应当在收到提醒后五个工作日内反馈整改情况。连续两次出现同类问题的，由区政府办公室约请单位分管负责人说明情况。检查结果作为年度考核的依据。',
        ),
    }),
    page({
      key: 'district-news-1',
      nodeKey: 'dynamic.news',
      title: '全区政府信息公开年度报告编制培训会召开（示例）',
      days: ['2024-12-13', '2024-12-13'],
      summary: '全区政府信息公开年度报告编制培训会讲解报告格式、数据口径和常见差错。',
      keywords: ['政府信息公开', '年度报告'],
      responsibleUnit: UNIT,
      bodyHtml:
        p(
          '12月13日，区政府办公室组织各镇街、各部门召开政府信息公开年度报告编制培训会，讲解报告格式、数据口径和常见差错。',
        ) +
        p(
          '培训结合往年报告中出现的勾稽关系不符、文字照抄照搬、漏报信息处理费等问题，逐项说明改正办法，并演示了从登记台账自动汇总数据、再逐格核对来源的方法。各单位将在2025年1月31日前公布本单位年度报告，区政府办公室在公布前逐份检查。',
        ),
    }),
  ],
  work: [],
  channels: [],
  normative: [],
  decisions: [],
  fees: [],
  requests: [],
  handling: null,
  disputes: [],
  reportTexts: [],
};
