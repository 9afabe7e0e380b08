import type { Command } from './command.ts';

/** All commands, in the order in which the help shows them. What they run is loaded when it is asked for. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    usage: '',
    summary: '启动系统：数据库、工作台和公开网站',
    load: async () => (await import('./start.ts')).runStart,
  },
  {
    name: 'setup',
    usage:
      '--name 机构全称 --short 简称 --slug 网址标识 --kind township|street|department|district --uscc 统一社会信用代码 [--self 我镇]',
    summary: '正式使用前建立最上级机构和三员账号（先设 GONGKAI_DEMO=off）',
    options: { name: 'value', short: 'value', slug: 'value', kind: 'value', uscc: 'value', self: 'value' },
    load: async () => (await import('./setup.ts')).runSetup,
  },
  {
    name: 'account unlock',
    usage: '用户名',
    words: 1,
    summary: '解除账号的锁定；管理员都被锁定、工作台里无人能办时使用',
    load: async () => (await import('./account-unlock.ts')).runAccountUnlock,
  },
  {
    name: 'account reset-password',
    usage: '用户名',
    words: 1,
    summary: '重置账号的密码，新的初始密码只显示一次；管理员忘记密码时使用',
    load: async () => (await import('./account-reset-password.ts')).runAccountResetPassword,
  },
  {
    name: 'report export',
    usage: '--agency 名称 --year 年份 --format json|html|docx|pdf [--out 文件] [--draft]',
    summary: '导出年度报告；--draft 导出按登记簿现算的草稿，--out - 输出到标准输出',
    options: { agency: 'value', year: 'value', format: 'value', out: 'value', draft: 'flag' },
    load: async () => (await import('./report-export.ts')).runReportExport,
  },
  {
    name: 'report check',
    usage: '文件或文件夹… [--previous 上年报告] [--level 层级] [--strict] [--json | --sarif]',
    words: Number.POSITIVE_INFINITY,
    summary: '读取并检查任何机关的年度报告（HTML、Word、PDF、Excel、OFD、文本），不需要数据库',
    options: { previous: 'value', level: 'value', strict: 'flag', json: 'flag', sarif: 'flag' },
    load: async () => (await import('./report-check.ts')).runReportCheck,
  },
  {
    name: 'report diff',
    usage: '报告甲 报告乙 [--json]',
    words: 2,
    summary: '逐格逐段比较两份年度报告',
    options: { json: 'flag' },
    load: async () => (await import('./report-diff.ts')).runReportDiff,
  },
  {
    name: 'report convert',
    usage: '报告 --format json|xlsx|html|docx|pdf [--out 文件]',
    words: 1,
    summary: '把任何格式的年度报告转为规定格式的文件，或者开放的 JSON 格式',
    options: { format: 'value', out: 'value' },
    load: async () => (await import('./report-convert.ts')).runReportConvert,
  },
  {
    name: 'clock',
    usage: '文件 [--as-of 日期] [--known-on 日期] [--format text|json|html|pdf] [--out 文件]',
    words: 1,
    summary: '按 JSON 期限记录计算依申请公开的答复期限，逐日说明；文件写 - 从标准输入读取，不需要数据库',
    options: { 'as-of': 'value', 'known-on': 'value', format: 'value', out: 'value' },
    load: async () => (await import('./clock.ts')).runClock,
  },
  {
    name: 'verify audit',
    usage: '',
    summary: '核对审计记录：找出被改动、缺失或调换的记录',
    load: async () => (await import('./verify-audit.ts')).runVerifyAudit,
  },
  {
    name: 'verify site',
    usage: '',
    summary: '核对公开网站的每个文件与数据库是否一致',
    load: async () => (await import('./verify-site.ts')).runVerifySite,
  },
  {
    name: 'site rebuild',
    usage: '',
    summary: '按数据库重建公开网站的全部网页',
    load: async () => (await import('./site-rebuild.ts')).runSiteRebuild,
  },
  {
    name: 'backup',
    usage: '文件',
    words: 1,
    summary: '把全部数据和附件备份到一个文件，可在系统运行时进行',
    load: async () => (await import('./backup.ts')).runBackup,
  },
  {
    name: 'restore',
    usage: '文件',
    words: 1,
    summary: '把备份恢复到一个空的数据目录，并重建公开网站',
    load: async () => (await import('./restore.ts')).runRestore,
  },
];
