/** The norm that says what stands at the foot of every page. */
export const FOOT_NORM = '国办发〔2017〕47号（页面底部功能区）';

/** What it wants there, in the order in which it is told. */
export const FOOT_PARTS = [
  'organMark',
  'reportError',
  'idCode',
  'sponsor',
  'contact',
  'icp',
  'police',
  'siteMap',
] as const;
/** One of the parts. */
export type FootPart = (typeof FOOT_PARTS)[number];

/** Chinese names of the parts. */
export const FOOT_PART_LABELS: Readonly<Record<FootPart, string>> = {
  organMark: '党政机关网站标识',
  reportError: '“我为政府网站找错”的入口',
  idCode: '网站标识码',
  sponsor: '主办单位',
  contact: '联系方式',
  icp: 'ICP 备案编号',
  police: '公安机关备案标识',
  siteMap: '通往站点地图的链接',
};
