import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Private e-mail, QQ and WeChat; those that an office gives as its own are right. */
export const ONLINE_NAME: TextRule = {
  id: 'I08',
  kind: 'personal-data',
  severity: 'advice',
  name: '个人网络账号',
  standard: '个人信息保护法第28条；条例第15条',
  bad: '申请人李建国，邮箱lijianguo@example.com。',
  good: '申请人李建国，邮箱l***@example.com。',
  check: (checked) => foundPersonal(checked, 'I08'),
};
