import type { PlainDate } from '../../law/dates.ts';

/** A body that is no more, by an institutional reform. */
export interface FormerBody {
  readonly words: string;
  /** What stands in its place; missing where its work went to several. */
  readonly now?: string;
  /** From when on nobody can mean the body as it is. For those of provinces and below, when the reform was over everywhere. */
  readonly until: PlainDate;
  readonly source: string;
  readonly notBehind?: string;
  readonly notBefore?: string;
}

const REFORM_2018 = '2018年国务院机构改革方案';
const LOCAL_2018 = '2018年地方机构改革（2019年3月底前完成）';
const REFORM_2023 = '2023年《党和国家机构改革方案》';
/** The State Council's bodies were set up in spring 2018; half a year later no document can have missed it. */
const STATE = { until: '2018-10-01', source: REFORM_2018 };
const LOCAL = { until: '2019-06-01', source: LOCAL_2018 };

/** Names that can't be taken for anything else. An office adds its own by its expressions. */
export const FORMER_BODIES: readonly FormerBody[] = [
  { words: '国土资源部', now: '自然资源部', ...STATE, notBefore: '门' },
  { words: '国家测绘地理信息局', now: '自然资源部', ...STATE },
  { words: '环境保护部', now: '生态环境部', ...STATE, notBefore: '门' },
  { words: '农业部', now: '农业农村部', ...STATE, notBefore: '门分', notBehind: '省市' },
  { words: '国家旅游局', now: '文化和旅游部', ...STATE },
  { words: '国家卫生和计划生育委员会', now: '国家卫生健康委员会', ...STATE },
  { words: '国家卫生计生委', now: '国家卫生健康委', ...STATE },
  { words: '国家安全生产监督管理总局', now: '应急管理部', ...STATE },
  { words: '国家安全监管总局', now: '应急管理部', ...STATE },
  { words: '国家工商行政管理总局', now: '国家市场监督管理总局', ...STATE },
  { words: '国家工商总局', now: '国家市场监督管理总局', ...STATE },
  { words: '国家质量监督检验检疫总局', now: '国家市场监督管理总局', ...STATE },
  { words: '国家质检总局', now: '国家市场监督管理总局', ...STATE },
  { words: '国家食品药品监督管理总局', now: '国家市场监督管理总局、国家药品监督管理局', ...STATE },
  { words: '国家新闻出版广电总局', now: '国家广播电视总局', ...STATE },
  { words: '国务院法制办公室', now: '司法部', ...STATE },
  { words: '国务院法制办', now: '司法部', ...STATE },
  { words: '国家林业局', now: '国家林业和草原局', ...STATE },
  { words: '中国银行业监督管理委员会', now: '国家金融监督管理总局', ...STATE },
  { words: '中国保险监督管理委员会', now: '国家金融监督管理总局', ...STATE },
  {
    words: '中国银行保险监督管理委员会',
    now: '国家金融监督管理总局',
    until: '2023-06-01',
    source: REFORM_2023,
  },
  { words: '中国银保监会', now: '国家金融监督管理总局', until: '2023-06-01', source: REFORM_2023 },
  {
    words: '国务院扶贫开发领导小组办公室',
    now: '农业农村部',
    until: '2021-03-01',
    source: '2021年国家乡村振兴局设立，2023年并入农业农村部',
  },
  {
    words: '国务院扶贫办',
    now: '农业农村部',
    until: '2021-03-01',
    source: '2021年国家乡村振兴局设立，2023年并入农业农村部',
  },
  {
    words: '国家扶贫办',
    now: '农业农村部',
    until: '2021-03-01',
    source: '2021年国家乡村振兴局设立，2023年并入农业农村部',
  },
  { words: '国家乡村振兴局', now: '农业农村部', until: '2023-10-01', source: REFORM_2023 },
  { words: '国家税务局', now: '税务局', ...LOCAL, notBefore: '总' },
  { words: '地方税务局', now: '税务局', ...LOCAL },
  { words: '国土资源局', now: '自然资源局', ...LOCAL },
  { words: '国土资源厅', now: '自然资源厅', ...LOCAL },
  { words: '国土资源所', now: '自然资源所', ...LOCAL },
  { words: '环境保护局', now: '生态环境局', ...LOCAL },
  { words: '环境保护厅', now: '生态环境厅', ...LOCAL },
  { words: '工商行政管理局', now: '市场监督管理局', ...LOCAL },
  { words: '工商局', now: '市场监督管理局', ...LOCAL },
  { words: '质量技术监督局', now: '市场监督管理局', ...LOCAL },
  { words: '食品药品监督管理局', now: '市场监督管理局', ...LOCAL },
  { words: '卫生和计划生育委员会', now: '卫生健康委员会', ...LOCAL },
  { words: '卫生和计划生育局', now: '卫生健康局', ...LOCAL },
  { words: '卫生计生委', now: '卫生健康委', ...LOCAL },
  { words: '卫生计生局', now: '卫生健康局', ...LOCAL },
  { words: '卫计委', now: '卫生健康委', ...LOCAL },
  { words: '卫计局', now: '卫生健康局', ...LOCAL },
  { words: '安全生产监督管理局', now: '应急管理局', ...LOCAL },
  { words: '安监局', now: '应急管理局', ...LOCAL },
  { words: '人民政府法制办公室', now: '司法局', ...LOCAL },
  { words: '公安消防支队', now: '消防救援支队', ...LOCAL },
  { words: '公安消防大队', now: '消防救援大队', ...LOCAL },
];
