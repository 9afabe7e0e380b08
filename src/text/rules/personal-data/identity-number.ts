import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Whole identity numbers: by region, day of birth and check character, or by being called so. */
export const IDENTITY_NUMBER: TextRule = {
  id: 'I01',
  kind: 'personal-data',
  severity: 'gate',
  name: '公民身份号码',
  standard: 'GB 11643—1999；个人信息保护法第28条',
  bad: '申请人身份证号码：11010519491231002X。',
  good: '申请人身份证号码：11*************02X。',
  check: (checked) => foundPersonal(checked, 'I01'),
};
