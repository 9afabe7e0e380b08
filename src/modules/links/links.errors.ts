import { AppError } from '../../platform/errors.ts';

/** What was entered is no host name. */
export function notAHost(text: string): AppError {
  return new AppError({
    code: 'links.not_a_host',
    status: 422,
    message: `“${text.slice(0, 80)}”不是网站的域名，请填写例如 www.example.com 的域名。`,
  });
}

/** An ending below which anybody may have a name. */
export function wholeRegistry(host: string): AppError {
  return new AppError({
    code: 'links.whole_registry',
    status: 422,
    message: `“${host}”是公共的域名后缀，任何人都可以在它下面注册网站，不能整体列为可信。请填写某一个网站的域名，例如 www.example.${host}。`,
  });
}

/** A link that harms readers can't be left as it is. */
export function harmfulStays(): AppError {
  return new AppError({
    code: 'links.harmful_stays',
    status: 422,
    message:
      '这个链接可能危害读者，不能保留，请从网页中删去。确属误判的，请把该网站加入可信网站名单并写明理由。',
  });
}
