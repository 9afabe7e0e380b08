import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

const port = z.coerce
  .number({ error: '应为 1 到 65535 之间的整数' })
  .int('应为整数')
  .min(1, '应为 1 到 65535 之间的整数')
  .max(65_535, '应为 1 到 65535 之间的整数');

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number({ error: `应为 ${min} 到 ${max} 之间的整数` })
    .int('应为整数')
    .min(min, `不能小于 ${min}`)
    .max(max, `不能大于 ${max}`);

/** Every setting with its default and meaning; the tables in both READMEs are checked against this list by a test. */
export const SETTINGS = {
  PORT: { schema: port, default: '8080', meaning: '网页服务的端口' },
  HOST: {
    schema: z.string().min(1),
    default: '127.0.0.1',
    meaning: '监听地址；本单位其他电脑要访问时设为 0.0.0.0，并在前面放置 HTTPS 反向代理',
  },
  GONGKAI_DATA: {
    schema: z.string().min(1),
    default: './var',
    meaning: '数据目录：数据库、附件、公开网站都在其中',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(
        /^postgres(ql)?:\/\//,
        '应以 postgres:// 开头，例如 postgres://gongkai:密码@127.0.0.1:5432/gongkai',
      )
      .optional(),
    default: undefined,
    meaning: '使用已有的 PostgreSQL 15 及以上服务器；不设则使用自带数据库',
  },
  GONGKAI_SITE_URL: {
    schema: z
      .url({ protocol: /^https?$/, error: '应为完整网址，例如 https://www.example.gov.cn' })
      .optional(),
    default: undefined,
    meaning: '公开网站对外的网址，写入页面标识、订阅源和网站地图；不设则用本机地址',
  },
  GONGKAI_DEMO: {
    schema: z.enum(['on', 'off'], { error: '只能是 on 或 off' }),
    default: 'on',
    meaning: '首次启动且数据库为空时是否装入演示年度；正式使用设为 off',
  },
  GONGKAI_TRUST_PROXY: {
    schema: z.enum(['on', 'off'], { error: '只能是 on 或 off' }),
    default: 'off',
    meaning: '前面有反向代理时设为 on，以便取得来访者的真实地址并识别 HTTPS',
  },
  GONGKAI_UPLOAD_MB: { schema: wholeNumber(1, 2048), default: '100', meaning: '单个附件的上限，单位 MB' },
  GONGKAI_IDLE_MINUTES: {
    schema: wholeNumber(1, 480),
    default: '30',
    meaning: '多少分钟无操作后自动退出登录',
  },
} as const;

type SettingName = keyof typeof SETTINGS;

/** The settings of one running program, checked and with defaults filled in. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Without a slash at its end. */
  readonly siteUrl: string;
  readonly demo: boolean;
  readonly trustProxy: boolean;
  readonly uploadBytes: number;
  readonly idleMinutes: number;
}

/**
 * Reads the settings from the environment. An empty variable counts as not set. Throws `config.invalid` that
 * names every wrong variable and says what it should be.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read = <N extends SettingName>(name: N): z.output<(typeof SETTINGS)[N]['schema']> => {
    const raw = environment[name];
    const value = raw === undefined || raw.trim() === '' ? SETTINGS[name].default : raw.trim();
    const parsed = SETTINGS[name].schema.safeParse(value);
    if (!parsed.success) faults.push(`${name}=${value ?? ''}：${parsed.error.issues[0]?.message ?? '无效'}`);
    return parsed.data as z.output<(typeof SETTINGS)[N]['schema']>;
  };
  const host = read('HOST');
  const config = {
    port: read('PORT'),
    host,
    dataDir: resolve(read('GONGKAI_DATA') ?? './var'),
    databaseUrl: read('DATABASE_URL') ?? null,
    siteUrl: read('GONGKAI_SITE_URL')?.replace(/\/+$/, '') ?? '',
    demo: read('GONGKAI_DEMO') === 'on',
    trustProxy: read('GONGKAI_TRUST_PROXY') === 'on',
    uploadBytes: read('GONGKAI_UPLOAD_MB') * 1024 * 1024,
    idleMinutes: read('GONGKAI_IDLE_MINUTES'),
  };
  if (faults.length > 0) {
    throw new AppError({
      code: 'config.invalid',
      status: 500,
      message: `以下设置有误，请改正后重新启动：\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    });
  }
  return { ...config, siteUrl: config.siteUrl === '' ? `http://localhost:${config.port}` : config.siteUrl };
}
