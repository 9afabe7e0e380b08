import type { TextSeverity } from '../text-finding.ts';

/** What is found of a person; how it is masked goes by it. */
export const PERSONAL_KINDS = [
  'identity',
  'mobile',
  'bankCard',
  'address',
  'passport',
  'permit',
  'socialSecurity',
  'schoolRoll',
  'plate',
  'sensitive',
  'childName',
  'partlyMasked',
  'email',
  'qq',
  'wechat',
] as const;
/** One of the kinds. */
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Chinese names of the kinds. */
export const PERSONAL_LABELS: Readonly<Record<PersonalKind, string>> = {
  identity: '公民身份号码',
  mobile: '手机号码',
  bankCard: '银行卡号',
  address: '详细住址',
  passport: '护照号码',
  permit: '通行证号码',
  socialSecurity: '社会保障号码',
  schoolRoll: '学籍号',
  plate: '车牌号码',
  sensitive: '敏感情况',
  childName: '未成年人姓名',
  partlyMasked: '遮盖不全的号码',
  email: '电子邮箱',
  qq: 'QQ 号',
  wechat: '微信号',
};

/** Something that tells of a person, and the rule by which it was found. */
export interface PersonalValue {
  readonly kind: PersonalKind;
  /** 'I01' … 'I08'. */
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Without separators; of words, as they stand. */
  readonly value: string;
  readonly severity: TextSeverity;
  /** Chinese: what decided it, without the value itself. */
  readonly reason: string;
}
