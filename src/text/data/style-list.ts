/** One entry of a published list of wordings. */
export interface StyleEntry {
  readonly words: string;
  /** What to write instead; missing where the sentence has to be put otherwise. */
  readonly right?: string;
  readonly reason: string;
  /** Characters before or behind which the words are part of others. */
  readonly notBehind?: string;
  readonly notBefore?: string;
}

/** The list from which the entries below are taken. */
export const STYLE_SOURCE = '新华社《新闻信息报道中的禁用词和慎用词》';

const PLACES = '“香港、澳门”与“内地”是对应概念';
const STRAIT = '“台湾”与“祖国大陆（或大陆）”是对应概念';
const NO_STATE = '香港、澳门、台湾是中国的一部分，不与国家并列';

/** T10: Hong Kong, Macao, Taiwan, and names of states. */
export const PLACE_WORDINGS: readonly StyleEntry[] = [
  { words: '中国与香港', right: '内地与香港', reason: PLACES, notBefore: '特' },
  { words: '中国和香港', right: '内地和香港', reason: PLACES, notBefore: '特' },
  { words: '香港与中国', right: '香港与内地', reason: PLACES, notBefore: '台澳' },
  { words: '香港和中国', right: '香港和内地', reason: PLACES, notBefore: '台澳' },
  { words: '中国与澳门', right: '内地与澳门', reason: PLACES, notBefore: '特' },
  { words: '中国和澳门', right: '内地和澳门', reason: PLACES, notBefore: '特' },
  { words: '大陆与香港', right: '内地与香港', reason: PLACES },
  { words: '大陆和香港', right: '内地和香港', reason: PLACES },
  { words: '香港与大陆', right: '香港与内地', reason: PLACES },
  { words: '中港交流', right: '内地与香港交流', reason: PLACES },
  { words: '中港关系', right: '内地与香港的关系', reason: PLACES },
  { words: '中港两地', right: '内地与香港', reason: PLACES },
  { words: '中港合作', right: '内地与香港合作', reason: PLACES },
  { words: '中国与台湾', right: '大陆与台湾', reason: STRAIT },
  { words: '中国和台湾', right: '大陆和台湾', reason: STRAIT },
  { words: '台湾与中国', right: '台湾与大陆', reason: STRAIT },
  { words: '台湾和中国', right: '台湾和大陆', reason: STRAIT },
  { words: '中台两国', right: '两岸', reason: STRAIT },
  { words: '两岸三地', reason: '不把海峡两岸和香港并称为“两岸三地”，请分别写明' },
  { words: '台湾政府', right: '台湾当局', reason: '不使用含有“主权”意味的名称' },
  { words: '台湾总统', right: '台湾地区领导人', reason: '不使用含有“主权”意味的名称' },
  { words: '台湾行政院', reason: '不直接使用含有“主权”意味的机构名称' },
  { words: '台湾立法院', reason: '不直接使用含有“主权”意味的机构名称' },
  { words: '港澳台等国家', right: '港澳台等地区', reason: NO_STATE, notBefore: '和及' },
  { words: '香港等国家', right: '香港等国家和地区', reason: NO_STATE, notBefore: '和及' },
  { words: '台湾等国家', right: '台湾等国家和地区', reason: NO_STATE, notBefore: '和及' },
  { words: '澳门等国家', right: '澳门等国家和地区', reason: NO_STATE, notBefore: '和及' },
  { words: '国外（含港澳台）', right: '境外（含港澳台）', reason: '港澳台属于境外，不属于国外' },
  { words: '国外（包括港澳台）', right: '境外（包括港澳台）', reason: '港澳台属于境外，不属于国外' },
  { words: '国外及港澳台', right: '境外', reason: '与国家并称时写“国外和港澳台地区”', notBefore: '地' },
  { words: '北朝鲜', right: '朝鲜', reason: '国名用通行的全称或者简称' },
  { words: '南朝鲜', right: '韩国', reason: '国名用通行的全称或者简称，引用历史文件的除外' },
  { words: '前苏联', right: '苏联', reason: '国家已不存在，不必加“前”' },
];

const DIGNITY = '不使用对残疾人的歧视性称呼（残疾人保障法第三条）';

/** T11: terms that offend, with the standard ones. */
export const DIGNITY_WORDINGS: readonly StyleEntry[] = [
  { words: '残废人', right: '残疾人', reason: DIGNITY },
  { words: '残废者', right: '残疾人', reason: DIGNITY },
  { words: '残废儿童', right: '残疾儿童', reason: DIGNITY },
  { words: '弱智儿童', right: '智力残疾儿童', reason: DIGNITY },
  { words: '弱智人员', right: '智力残疾人', reason: DIGNITY },
  { words: '弱智学生', right: '智力残疾学生', reason: DIGNITY },
  { words: '弱智者', right: '智力残疾人', reason: DIGNITY },
  { words: '智障人士', right: '智力残疾人', reason: DIGNITY },
  {
    words: '聋哑人',
    right: '听力言语残疾人',
    reason: `${DIGNITY}；法律条文中的“又聋又哑的人”照引`,
    notBefore: '联',
  },
  { words: '瞎子', right: '盲人', reason: DIGNITY, notBefore: '摸点' },
  { words: '聋子', right: '聋人', reason: DIGNITY, notBefore: '的' },
  { words: '瘸子', right: '肢体残疾人', reason: DIGNITY },
  { words: '傻子', right: '智力残疾人', reason: DIGNITY, notBefore: '瓜' },
  { words: '独眼龙', right: '视力残疾人', reason: DIGNITY },
  { words: '正常人和残疾人', right: '健全人和残疾人', reason: '与“残疾人”对称用“健全人”' },
  { words: '残疾人和正常人', right: '残疾人和健全人', reason: '与“残疾人”对称用“健全人”' },
  { words: '残疾人与正常人', right: '残疾人与健全人', reason: '与“残疾人”对称用“健全人”' },
  { words: '盲流', right: '流动人口', reason: '不使用对流动人口的歧视性称呼' },
  { words: '印地安人', right: '印第安人', reason: '民族名称用规范译名' },
];
