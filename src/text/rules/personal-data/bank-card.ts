import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Cards and accounts of persons; accounts that public bodies are paid on are right. */
export const BANK_CARD: TextRule = {
  id: 'I03',
  kind: 'personal-data',
  severity: 'gate',
  name: '个人银行卡号',
  standard: '个人信息保护法第28条；ISO/IEC 7812',
  bad: '退还至申请人本人银行卡号6222021234567890128。',
  good: '退还至申请人本人银行卡号***************0128。',
  check: (checked) => foundPersonal(checked, 'I03'),
};
