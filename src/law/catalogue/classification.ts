import { ARTICLE_20, ARTICLE_21_TOWNSHIP } from './statutory-items.ts';

/** 主题分类: the 22 classes of the first level. */
export const THEMES = [
  '政府组织机构',
  '综合政务',
  '国民经济管理、国有资产监管',
  '财政、金融、审计',
  '国土资源、能源',
  '农业、林业、水利',
  '工业、交通',
  '商贸、海关、旅游',
  '市场监管、安全生产监管',
  '城乡建设、环境保护',
  '科技、教育',
  '文化、广电、新闻出版',
  '卫生、体育',
  '人口与计划生育、妇女儿童工作',
  '劳动、人事、监察',
  '公安、安全、司法',
  '民政、扶贫、救灾',
  '民族、宗教',
  '对外事务',
  '港澳台侨工作',
  '国防',
  '其他',
] as const;

/** 体裁分类: the 15 kinds of official document (党政机关公文处理工作条例第8条). */
export const GENRES = [
  '决议',
  '决定',
  '命令（令）',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const;

/** 组配分类: what an item is for, after the items of 条例第20条 and 第21条. */
export const FACETS: readonly string[] = [
  ...ARTICLE_20.map((item) => item.name),
  ...(ARTICLE_21_TOWNSHIP.children ?? []).map((item) => item.name),
];
