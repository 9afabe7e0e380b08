import { type Finding, finding } from '../findings.ts';

type Detail = Pick<Finding, 'expected' | 'actual' | 'quote'>;

/** An error: the report can't be published so. */
export function fault(
  rule: string,
  where: string,
  message: string,
  law: string,
  detail: Detail = {},
): Finding {
  return finding({ rule, severity: 'error', where, message, law, ...detail });
}

/** A warning: someone must write why it is right. */
export function remark(
  rule: string,
  where: string,
  message: string,
  law: string,
  detail: Detail = {},
): Finding {
  return finding({ rule, severity: 'warning', where, message, law, ...detail });
}
