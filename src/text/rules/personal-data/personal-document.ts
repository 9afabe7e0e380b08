import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Passports, travel permits, social security, school rolls and plates that are called so. */
export const PERSONAL_DOCUMENT: TextRule = {
  id: 'I05',
  kind: 'personal-data',
  severity: 'gate',
  name: '证件、车牌等号码',
  standard: '个人信息保护法第28条；条例第15条',
  bad: '申请人李建国，护照号码E12345678。',
  good: '申请人李建国，护照号码E*****678。',
  check: (checked) => foundPersonal(checked, 'I05'),
};
