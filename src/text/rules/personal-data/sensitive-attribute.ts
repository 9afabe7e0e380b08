import type { TextRule } from '../../text-rule.ts';
import { foundPersonal } from './found-personal.ts';

/** Illness and disability beside a name; names of children. */
export const SENSITIVE_ATTRIBUTE: TextRule = {
  id: 'I06',
  kind: 'personal-data',
  severity: 'gate',
  name: '姓名与敏感情况',
  standard: '个人信息保护法第28条；未成年人保护法第103条',
  bad: '姓名\t残疾类别\n李建国\t精神残疾',
  good: '姓名\t残疾类别\n李建国\t',
  check: (checked) => foundPersonal(checked, 'I06'),
};
