import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Homes more exact than the village: 公开的目的 needs no door number. */
export const HOME_ADDRESS: TextRule = {
  id: 'I04',
  kind: 'personal-data',
  severity: 'advice',
  name: '详细住址',
  standard: '个人信息保护法第6、28条；条例第15条',
  bad: '申请人家住安平市青禾镇三河村12号。',
  good: '申请人家住安平市青禾镇三河村。',
  check: (checked) => foundPersonal(checked, 'I04'),
};
