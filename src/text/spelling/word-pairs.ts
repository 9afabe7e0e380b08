/** Words that are written for one another though each is right in its place; the words beside them decide. */
const WORD_PAIRS: readonly (readonly [string, string])[] = [
  ['权力', '权利'],
  ['权利', '权益'],
  ['制定', '制订'],
  ['截止', '截至'],
  ['必需', '必须'],
  ['反映', '反应'],
  ['期间', '其间'],
  ['启用', '起用'],
  ['法制', '法治'],
  ['做出', '作出'],
  ['以致', '以至'],
  ['质询', '咨询'],
  ['终止', '中止'],
  ['公正', '公证'],
  ['交纳', '缴纳'],
  ['收集', '搜集'],
  ['实行', '施行'],
  ['事务', '事物'],
  ['记录', '纪录'],
  ['定金', '订金'],
  ['化妆', '化装'],
  ['考察', '考查'],
  ['检查', '检察'],
  ['监察', '监查'],
  ['督查', '督察'],
  ['形式', '形势'],
  ['事例', '示例'],
  ['指定', '制定'],
  ['账户', '帐户'],
  ['年轻', '年青'],
  ['决不', '绝不'],
  ['功夫', '工夫'],
  ['界限', '界线'],
  ['学历', '学力'],
  ['预定', '预订'],
  ['变换', '变幻'],
  ['度过', '渡过'],
  ['登录', '登陆'],
  ['经济', '经纪'],
  ['资历', '资力'],
  ['启示', '启事'],
  ['通讯', '通信'],
  ['灌注', '贯注'],
  ['推脱', '推托'],
  ['融化', '熔化'],
  ['增值', '增殖'],
  ['盈利', '营利'],
  ['牟利', '谋利'],
  ['财务', '财物'],
  ['标识', '标志'],
  ['涉及', '涉嫌'],
  ['图表', '图标'],
];

const PARTNERS = new Map<string, Set<string>>();
for (const [one, other] of WORD_PAIRS) {
  PARTNERS.set(one, (PARTNERS.get(one) ?? new Set()).add(other));
  PARTNERS.set(other, (PARTNERS.get(other) ?? new Set()).add(one));
}

/** Whether two words are known to be mixed up. */
export function isWordPair(one: string, other: string): boolean {
  return PARTNERS.get(one)?.has(other) ?? false;
}

/** The words that a word is known to be mixed up with. */
export function mixedUpWith(word: string): readonly string[] {
  return [...(PARTNERS.get(word) ?? [])];
}

/** Every word that is often mixed up with another. */
export function mixedUpWords(): readonly string[] {
  return [...PARTNERS.keys()];
}
