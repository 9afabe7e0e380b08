import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

/** A whole number in decimal digits; `0x50`, `1e3` and `8080.0` are slips and not numbers. */
function wholeNumber(min: number, max: number) {
  const wanted = `应为 ${min} 到 ${max} 之间的整数`;
  return z
    .string()
    .regex(/^\d{1,9}$/, wanted)
    .transform(Number)
    .refine((value) => value >= min && value <= max, wanted);
}

/** The address of the site's root: pages link to each other from the root, so a path below it would break them. */
function isRoot(text: string): boolean {
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

/** Every setting with its default and meaning; the tables in both READMEs are checked against this list by a test. */
export const SETTINGS = {
  PORT: { schema: wholeNumber(1, 65_535), default: '8080', meaning: '网页服务的端口' },
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
      .refine(
        (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
        '应为 postgres:// 开头的完整地址，例如 postgres://gongkai:密码@127.0.0.1:5432/gongkai；密码中的 @、:、/、#、% 等须写成 %40、%3A、%2F、%23、%25',
      )
      .optional(),
    default: undefined,
    meaning: '使用已有的 PostgreSQL 15 及以上服务器；不设则使用自带数据库',
  },
  GONGKAI_SITE_URL: {
    schema: z
      .url({ protocol: /^https?$/, abort: true, error: '应为完整网址，例如 https://www.example.gov.cn' })
      .refine(isRoot, '应为网站的根网址，后面不带路径，例如 https://www.example.gov.cn')
      .optional(),
    default: undefined,
    meaning: '公开网站对外的网址，写入页面标识、订阅源和网站地图；不设则用本机地址',
  },
  GONGKAI_DEMO: {
    schema: z.enum(['on', 'off'], { error: '只能是 on 或 off' }).optional(),
    default: undefined,
    meaning:
      '首次启动且数据库为空时是否装入演示年度；不设则只在 HOST 为本机、未设 GONGKAI_SITE_URL 和 GONGKAI_TRUST_PROXY 时装入；正式使用设为 off',
  },
  GONGKAI_TRUST_PROXY: {
    schema: z.enum(['on', 'off'], { error: '只能是 on 或 off' }),
    default: 'off',
    meaning: '前面有反向代理时设为 on，以便取得来访者的真实地址并识别 HTTPS',
  },
  GONGKAI_UPLOAD_MB: { schema: wholeNumber(1, 2048), default: '100', meaning: '单个附件的上限，单位 MB' },
  GONGKAI_IMPORT_DAYS: {
    schema: wholeNumber(1, 365),
    default: '30',
    meaning: '批量导入多少天没有确认就自动结束、清除上传的文件',
  },
  GONGKAI_LINK_CHECK: {
    schema: z.enum(['on', 'off'], { error: '只能是 on 或 off' }).optional(),
    default: undefined,
    meaning:
      '是否在后台访问网页中链接的外部网站、检查能否打开；不设则只在设了 GONGKAI_SITE_URL 时检查；服务器不能访问互联网的设为 off',
  },
  GONGKAI_IDLE_MINUTES: {
    schema: wholeNumber(1, 480),
    default: '30',
    meaning: '多少分钟无操作后自动退出登录',
  },
  GONGKAI_SEAL_KEY: {
    schema: z
      .string()
      .regex(
        /^[0-9a-f]{64}(,[0-9a-f]{64})*$/,
        '应为 64 个小写十六进制字符；更换密钥时用逗号隔开，新的写在最后',
      )
      .optional(),
    default: undefined,
    meaning:
      '加密保存身份证明等材料的密钥，64 个十六进制字符，更换时用逗号隔开、新的写在最后；不设则使用数据目录下的 keys/master.keys，首次启动时自动生成',
  },
} as const;

/** Settings that are not for the screen and the log. */
const SECRET: ReadonlySet<string> = new Set(['DATABASE_URL', 'GONGKAI_SEAL_KEY']);

/** The machine's own addresses, which no other machine reaches. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

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
  /** Whether an empty database is filled with the demo. Its passwords are known: not unasked where others may come. */
  readonly demo: boolean;
  readonly trustProxy: boolean;
  readonly uploadBytes: number;
  readonly idleMinutes: number;
  /** Whether other sites are asked if the links to them still work. */
  readonly linkCheck: boolean;
  /** Days for which a bulk import waits for somebody to confirm it. */
  readonly importDays: number;
  /** Master keys in hex, oldest first; empty: those of the data folder hold. */
  readonly sealKeys: readonly string[];
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
    if (!parsed.success) {
      const shown = SECRET.has(name) ? '（内容略）' : (value ?? '');
      faults.push(`${name}=${shown}：${parsed.error.issues[0]?.message ?? '无效'}`);
    }
    return parsed.data as z.output<(typeof SETTINGS)[N]['schema']>;
  };
  const given = {
    port: read('PORT'),
    host: read('HOST'),
    dataDir: resolve(read('GONGKAI_DATA') ?? './var'),
    databaseUrl: read('DATABASE_URL') ?? null,
    siteUrl: read('GONGKAI_SITE_URL')?.replace(/\/+$/, '') ?? null,
    demo: read('GONGKAI_DEMO'),
    trustProxy: read('GONGKAI_TRUST_PROXY') === 'on',
    uploadBytes: read('GONGKAI_UPLOAD_MB') * 1024 * 1024,
    idleMinutes: read('GONGKAI_IDLE_MINUTES'),
    importDays: read('GONGKAI_IMPORT_DAYS'),
    linkCheck: read('GONGKAI_LINK_CHECK'),
    sealKeys: read('GONGKAI_SEAL_KEY')?.split(',') ?? [],
  };
  if (faults.length > 0) {
    throw new AppError({
      code: 'config.invalid',
      status: 500,
      message: `以下设置有误，请改正后重新启动：\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    });
  }
  return {
    ...given,
    siteUrl: given.siteUrl ?? `http://localhost:${given.port}`,
    demo: given.demo === undefined ? isAlone(given) : given.demo === 'on',
    linkCheck: given.linkCheck === undefined ? given.siteUrl !== null : given.linkCheck === 'on',
  };
}

/** Whether nothing says that others than whoever sits at this machine are to use the program. */
function isAlone(given: {
  readonly host: string;
  readonly siteUrl: string | null;
  readonly trustProxy: boolean;
}): boolean {
  return LOOPBACK.test(given.host) && given.siteUrl === null && !given.trustProxy;
}
