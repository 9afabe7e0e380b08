import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Masks that can be put together, tried out or that aren’t those of the other rows. */
export const INCOMPLETE_MASK: TextRule = {
  id: 'I07',
  kind: 'personal-data',
  severity: 'advice',
  name: '遮盖不全',
  standard: '个人信息保护法第51、73条',
  bad: '申请人身份证号码：1101051949123100**。',
  good: '申请人身份证号码：11****************。',
  check: (checked) => foundPersonal(checked, 'I07'),
};
