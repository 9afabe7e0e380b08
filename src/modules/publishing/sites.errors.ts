import { AppError } from '../../platform/errors.ts';

/** Another site has this slug. */
export function siteThere(slug: string): AppError {
  return new AppError({
    code: 'sites.there_already',
    status: 409,
    message: `已经有标识为“${slug}”的网站，请换一个标识。`,
  });
}

/** A name leads to one site only. */
export function hostTaken(host: string, siteName: string): AppError {
  return new AppError({
    code: 'sites.host_taken',
    status: 422,
    message: `域名 ${host} 已经是“${siteName}”的，一个域名只能属于一个网站。`,
    details: { issues: [{ field: 'baseUrl', message: `域名 ${host} 已经是“${siteName}”的` }] },
  });
}

/** The address of the main site is the program's own setting, and there always is one. */
export function mainSiteStays(): AppError {
  return new AppError({
    code: 'sites.main_stays',
    status: 409,
    message: '主网站不能删除；它的网址由程序的设置 GONGKAI_SITE_URL 决定，请在服务器上修改。',
  });
}

/** Their pages would be nowhere. */
export function siteInUse(agencies: readonly string[]): AppError {
  return new AppError({
    code: 'sites.in_use',
    status: 409,
    message: `这个网站上还有 ${agencies.length} 个机关（${agencies.slice(0, 3).join('、')}${agencies.length > 3 ? '等' : ''}），请先把它们移到别的网站再删除。`,
  });
}
