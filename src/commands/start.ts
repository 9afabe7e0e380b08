import { outboxWorker, type Outbox } from '../platform/outbox.ts';
import type { Config } from '../platform/config.ts';
import type { Ctx } from '../platform/context.ts';
import { inTransaction } from '../platform/context.ts';
import { AppError } from '../platform/errors.ts';
import { clearAbandoned } from '../platform/temporary-files.ts';
import { openProgram, type Program } from '../program.ts';
import { buildServer } from '../server.ts';
import { handleOutbox } from '../outbox-handlers.ts';
import { ensureSite } from '../modules/publishing/rebuild-site.ts';
import { clearLeftovers } from '../modules/requests/clear-leftovers.ts';
import { watchImports } from '../modules/imports/watch-imports.ts';
import { watchChannels } from '../modules/channels/watch-channels.ts';
import { watchFeedback } from '../modules/feedback/forget-feedback.ts';
import { watchInspections } from '../modules/inspection/watch-inspections.ts';
import { watchLogDays } from '../modules/public-log/sign-days.ts';
import { watchLinks } from '../modules/links/watch-links.ts';
import { watchObligations } from '../modules/obligations/bring-up-to-date.ts';
import { watchQuality } from '../modules/quality/watch-quality.ts';
import { watchUpkeep } from '../modules/upkeep/watch-upkeep.ts';
import { watchSearch } from '../modules/publishing/watch-search.ts';
import { watchAppearance } from '../modules/publishing/change-appearance.ts';
import { watchLapses } from '../modules/publishing/watch-lapses.ts';
import { watchSite } from '../modules/publishing/watch-site.ts';
import { watchColumns } from '../modules/publishing/watch-columns.ts';
import { watchSchedules } from '../modules/publishing/watch-schedules.ts';
import { writeAddresses } from '../modules/publishing/write-addresses.ts';
import { siteFolder, unfinishedFolder } from '../modules/publishing/site-folder.ts';
import { demoSignIns, isEmpty, loadDemo } from '../modules/demo/load-demo.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai start` */
export async function runStart(input: CommandInput): Promise<number> {
  const started = Date.now();
  const program = await openProgram({ mode: 'serve', progress: input.tell });
  if (program.migrated.length > 0) input.tell(`数据库结构已更新（${program.migrated.length} 步）`);
  try {
    return await serve(program, input, started);
  } finally {
    await program.close();
  }
}

async function serve(program: Program, input: CommandInput, started: number): Promise<number> {
  const { config, log } = program.ctx;
  const late: { outbox: Outbox | null } = { outbox: null };
  // The worker's handlers need a context, the context needs the worker: it is handed over once it exists.
  const ctx: Ctx = {
    ...program.ctx,
    outbox: { wake: () => late.outbox?.wake(), drained: async () => late.outbox?.drained() },
  };
  const worker = outboxWorker({ db: ctx.db, log, handle: (message) => handleOutbox(ctx, message) });
  late.outbox = worker;

  // Left by a process that was killed in the middle of writing.
  await ctx.storage.tidy();
  await ctx.sealed.tidy();
  await clearAbandoned(unfinishedFolder(siteFolder(config)));
  if (await isEmpty(ctx)) await firstStart(ctx, program.databaseUrl, input);
  await ensureSite(ctx, { databaseUrl: program.databaseUrl, tell: input.tell });
  await writeAddresses(ctx);
  await inTransaction(ctx, async (tx) =>
    tx.record({ type: 'system.started', agencyId: null, subject: null }),
  );

  const app = await buildServer({ ctx });
  await app.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
    throw listenError(error, config);
  });
  // People are served from here on: an interruption no longer breaks off, it ends in good order.
  const interrupted = program.untilInterrupted();
  worker.start();
  const watches = [
    watchSchedules(ctx),
    watchLapses(ctx),
    watchColumns(ctx),
    watchSearch(ctx),
    watchSite(ctx, { databaseUrl: program.databaseUrl }),
    watchLogDays(ctx),
    watchAppearance(ctx),
    watchObligations(ctx),
    watchChannels(ctx),
    watchImports(ctx),
    watchUpkeep(ctx),
    watchQuality(ctx),
    watchInspections(ctx),
    watchFeedback(ctx),
    watchLinks(ctx),
    clearLeftovers(ctx),
  ];
  await announce(ctx, input, started);
  await interrupted;
  input.tell('正在停止……');
  await app.close();
  // All are told at once: together they take as long as the slowest, within the time that a service manager gives.
  await Promise.all(watches.map(async (watch) => watch.stop()));
  await worker.stop();
  return 0;
}

async function firstStart(ctx: Ctx, databaseUrl: string, input: CommandInput): Promise<void> {
  if (!ctx.config.demo) {
    input.tell(
      '数据库是空的，没有装入演示年度。正式使用请运行 gongkai setup 建立机构和账号；要看演示，请设置 GONGKAI_DEMO=on 后重新启动。',
    );
    return;
  }
  input.tell(
    '首次启动：正在装入演示年度（设置 GONGKAI_DEMO=off 可不装入）。中断后重新启动会从头装入，不会留下残缺数据。',
  );
  const line = progressLine(input.tell);
  const loaded = await loadDemo(ctx, {
    databaseUrl,
    progress: (what, done, total) => line.show(what, done, total),
  });
  line.end(loaded ? '演示年度已装入' : '另一个程序已经装好了数据，不再装入');
}

async function announce(ctx: Ctx, input: CommandInput, started: number): Promise<void> {
  const { port, host } = ctx.config;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host === '127.0.0.1' ? 'localhost' : host;
  input.print('');
  input.print(`系统已启动，用时 ${((Date.now() - started) / 1_000).toFixed(1)} 秒`);
  input.print(`  公开网站  http://${shown}:${port}/`);
  input.print(`  工作台    http://${shown}:${port}/desk/`);
  const accounts = await demoSignIns(ctx);
  if (accounts.length > 0) {
    input.print('  演示账号（密码均为下列所示，仅供演示，正式使用前请停用）：');
    for (const account of accounts) {
      input.print(
        `    ${account.username.padEnd(14)} ${account.password}  ${account.displayName}（${account.roles}，${account.agency}）`,
      );
    }
  }
  input.print('按 Ctrl+C 停止');
}

function listenError(error: unknown, { port, host }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new AppError({
      code: 'start.port_in_use',
      status: 500,
      message: `端口 ${port} 已被其他程序占用。请关闭该程序，或用 PORT=其他端口 重新启动。`,
    });
  }
  if (code === 'EACCES') {
    return new AppError({
      code: 'start.port_denied',
      status: 500,
      message: `没有权限使用端口 ${port}，请改用 1024 以上的端口。`,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new AppError({
      code: 'start.no_such_host',
      status: 500,
      message: `HOST=${host} 不是本机的地址。只在本机使用请设为 127.0.0.1，供其他电脑访问请设为 0.0.0.0。`,
    });
  }
  return error;
}
