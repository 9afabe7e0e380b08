import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Mobile telephones of persons; those of an office are called 咨询电话 or stand among its words. */
export const MOBILE_NUMBER: TextRule = {
  id: 'I02',
  kind: 'personal-data',
  severity: 'gate',
  name: '个人手机号码',
  standard: '个人信息保护法第28条；条例第15条',
  bad: '申请人李建国，手机13812345678。',
  good: '申请人李建国，手机138****5678。',
  check: (checked) => foundPersonal(checked, 'I02'),
};
