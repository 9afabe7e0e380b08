import { AppError } from '../../platform/errors.ts';

/** A check is asked for while another isn't done. */
export function checkRunning(): AppError {
  return new AppError({ code: 'site_check.running', status: 409, message: '正在检查，请等这一次完成。' });
}
