/** Wording that the checks of an annual report's text look for. Figures stand in group 1. */

/** Where a text states a figure of tables three and four: the figure's key and the words before it. */
export const STATED_FIGURES: readonly {
  readonly key: string;
  readonly label: string;
  readonly where: string;
  readonly pattern: RegExp;
}[] = [
  stated(
    'requestsNew',
    '本年新收',
    't3/row:new',
    /(?<!未|上年|去年)(?:新收|收到|受理)[^，。；、\d]{0,20}申请[^，。；、\d]{0,6}(\d+)\s*件/gu,
  ),
  stated('requestsCarryIn', '上年结转', 't3/row:carryIn', /上年(?:度)?结转[^，。；、\d]{0,15}(\d+)\s*件/gu),
  stated('requestsDone', '办理结果总计', 't3/row:total', /办结(?!的)[^，。；、\d]{0,12}(\d+)\s*件/gu),
  stated(
    'requestsCarryOut',
    '结转下年度',
    't3/row:carryOut',
    /结转(?:至|到)?下(?:一)?年(?:度)?[^，。；、\d]{0,12}(\d+)\s*件/gu,
  ),
  stated('requestsOpen', '予以公开', 't3/row:open', /(?<!不)予以公开[^，。；、\d]{0,6}(\d+)\s*件/gu),
  stated('requestsPartial', '部分公开', 't3/row:partial', /部分公开[^，。；、\d]{0,6}(\d+)\s*件/gu),
  stated('requestsDenied', '不予公开', 't3/col:total', /不予公开[^，。；、\d]{0,6}(\d+)\s*件/gu),
  stated('requestsCannot', '无法提供', 't3/col:total', /无法提供[^，。；、\d]{0,6}(\d+)\s*件/gu),
  stated('requestsNotProcessed', '不予处理', 't3/col:total', /不予处理[^，。；、\d]{0,6}(\d+)\s*件/gu),
  stated('requestsOther', '其他处理', 't3/col:total', /其他处理[^，。；、\d]{0,6}(\d+)\s*件/gu),
  stated(
    'reviews',
    '行政复议',
    't4/group:review',
    /行政复议(?![^，。；、\d]{0,10}(?:维持|纠正|其他|未审结))[^，。；、\d]{0,10}(\d+)\s*件/gu,
  ),
  stated(
    'suits',
    '行政诉讼',
    't4/group:direct',
    /行政诉讼(?![^，。；、\d]{0,10}(?:维持|纠正|其他|未审结))[^，。；、\d]{0,10}(\d+)\s*件/gu,
  ),
];

/** A text that says there was none of something. */
export const STATED_NONE: readonly {
  readonly key: string;
  readonly label: string;
  readonly rule: string;
  readonly pattern: RegExp;
}[] = [
  {
    key: 'requestsNew',
    label: '本年新收申请',
    rule: 'AR-N-1',
    pattern: /(?:未|没有)(?:收到|受理)[^，。；\d]{0,12}申请/u,
  },
  {
    key: 'reviews',
    label: '行政复议',
    rule: 'AR-N-10',
    pattern: /(?:未|没有|无)(?!收到)[^。；\d]{0,24}行政复议(?!维持|纠正)/u,
  },
  {
    key: 'suits',
    label: '行政诉讼',
    rule: 'AR-N-10',
    pattern: /(?:未|没有|无)(?!收到)[^。；\d]{0,32}行政诉讼(?!维持|纠正)/u,
  },
];

/** Left over from a template or an office program. */
export const RESIDUE: readonly RegExp[] = [
  /\[bookmark:[^\]]*\]/iu,
  /_GoBack/u,
  /错误[！!]\s*未找到引用源/u,
  /(?<![A-Za-z])[xX]{2,}(?![A-Za-z])/u,
  /[×＊]{2,}|\*{2,}/u,
  /\{[^{}]*\}/u,
  /（数据缺失）/u,
  /[【[（(](?:待填|待补|待定|请填写)[^】\]）)]*[】\]）)]/u,
];

/** Law that is no longer in force (条例 of 2007), and what holds instead. */
export const REPEALED_LAW: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /国(?:务院)?令第?\s*492\s*号|第492号国务院令/u, instead: '现行条例为国令第711号' },
  { pattern: /15\s*个?工作日内?(?:予以)?答复/u, instead: '答复期限为20个工作日（条例第33条）' },
  {
    pattern: /生产、生活、科研等?(?:自身)?特殊需要|[“"]?三需要[”"]?/u,
    instead: '申请公开不需要说明用途（条例第29条）',
  },
];

/** Ways in which agencies call themselves. Wider ones (我区) may also mean the place, so they only make a warning. */
export const OWN_SELF_NAMES = [
  '我镇',
  '我乡',
  '我街道',
  '我街',
  '我局',
  '我委',
  '我厅',
  '我办',
  '我中心',
] as const;

/** Names of the place, which a text may well use. */
export const PLACE_SELF_NAMES = ['我区', '我县', '我市', '我省'] as const;

/** The five aspects of part one (国办公开办函〔2021〕30号). */
export const PART_ONE_ASPECTS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '主动公开', pattern: /主动公开/u },
  { name: '依申请公开', pattern: /依申请公开/u },
  { name: '政府信息管理', pattern: /(?:政府)?信息管理/u },
  { name: '政府信息公开平台建设', pattern: /平台建设/u },
  { name: '监督保障', pattern: /监督保障/u },
];

/** What a people's government reports by 条例第50条第（四）项. */
export const ASSESSMENTS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '工作考核', pattern: /考核/u },
  { name: '社会评议', pattern: /社会评议/u },
  { name: '责任追究', pattern: /责任追究|追究责任|追责/u },
];

function stated(
  key: string,
  label: string,
  where: string,
  pattern: RegExp,
): { key: string; label: string; where: string; pattern: RegExp } {
  return { key, label, where, pattern };
}
