import { z } from 'zod';
import type { SiteSettings } from '../../portal/page-model.ts';

/** What people may write into the site's settings. */
export const siteSettings = z.object({
  /** 网站名称 */
  siteName: z.string().trim().min(1, '请填写网站名称').max(60),
  /** 网站标识码：10 位 */
  identificationCode: z
    .string()
    .trim()
    .regex(/^(\d{10}|bm\d{8})?$/, '网站标识码应为 10 位，例如 5001100001')
    .default(''),
  /** ICP 备案号 */
  icpNumber: z.string().trim().max(60).default(''),
  /** 公安机关备案号 */
  policeNumber: z.string().trim().max(60).default(''),
  /** 主办单位 */
  sponsor: z.string().trim().max(60).default(''),
  /** 联系方式 */
  contact: z.string().trim().max(120).default(''),
  /** “我为政府网站找错”监督举报平台的入口 */
  reportErrorUrl: z.union([z.literal(''), z.url('应为完整网址')]).default(''),
  /** 党政机关网站标识的核验页 */
  organMarkUrl: z.union([z.literal(''), z.url('应为完整网址')]).default(''),
}) satisfies z.ZodType<SiteSettings>;

/** What holds until somebody sets something. */
export const DEFAULT_SITE_SETTINGS: SiteSettings = {
  siteName: '政府信息公开网',
  identificationCode: '',
  icpNumber: '',
  policeNumber: '',
  sponsor: '',
  contact: '',
  reportErrorUrl: '',
  organMarkUrl: '',
};
