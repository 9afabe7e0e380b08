import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { pathToFileURL } from 'node:url';
import { mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { silentLogger } from '../src/platform/log.ts';
import { openProgram, type Program } from '../src/program.ts';
import { agencyByName } from '../src/modules/agencies/agencies.queries.ts';
import { createReport } from '../src/modules/reports/reports.usecases.ts';
import { freePort, runGongkai, startProgram, type RunningProgram } from './browser/running-program.ts';

// The command line as people use it: other processes, on a data folder with the embedded database.
let program: RunningProgram;
let folder: string;

const SETUP =
  'setup --name 测试区测试镇人民政府 --short 测试镇 --slug ceshi --kind township --uscc 115001100DEM00011X'.split(
    ' ',
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-commands-'));
  program = await startProgram({ demo: 'off' });
}, 120_000);
afterAll(async () => {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

async function gongkai(...words: string[]) {
  return runGongkai(words, program.environment);
}

/** The program of the data folder, opened in this process as a command opens it. */
async function withProgram(work: (opened: Program) => Promise<unknown>): Promise<void> {
  const { environment } = program;
  const opened = await openProgram({ mode: 'command', environment, log: silentLogger });
  await work(opened).finally(async () => opened.close());
}

describe('before the database', () => {
  test('results and complaints go separate ways', async () => {
    const help = await gongkai('help');
    expect(help).toMatchObject({ code: 0, told: '', printed: expect.stringContaining('gongkai start') });
    const slip = await gongkai('vreify', 'site');
    expect(slip).toMatchObject({ code: 2, printed: '', told: expect.stringContaining('vreify') });
  });

  test('a wrong setting, a data folder that is a file, a server that isn’t there: one is told', async () => {
    const { environment } = program;
    const setting = await runGongkai(['verify', 'audit'], { ...environment, PORT: 'http' });
    expect(setting).toMatchObject({ code: 2, told: expect.stringContaining('PORT=http：应为') });
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const inFile = await runGongkai(['verify', 'audit'], { ...environment, GONGKAI_DATA: file });
    expect(inFile).toMatchObject({ code: 2, told: `${file} 不是文件夹。请更换路径。\n` });
    const DATABASE_URL = 'postgres://gongkai:secret-word@127.0.0.1:1/none';
    const gone = await runGongkai(['verify', 'audit'], { ...environment, DATABASE_URL });
    expect(gone).toMatchObject({ code: 2, told: expect.stringContaining('连不上数据库') });
    expect(gone.told).not.toContain('secret-word');
  });
});

describe('a start that can’t be', () => {
  let busy: Server;
  let port = 0;
  beforeAll(async () => {
    port = await freePort();
    busy = createServer().listen(port, '127.0.0.1');
  });
  afterAll(() => void busy.close());

  test.each([
    ['PORT', () => String(port), () => `端口 ${port} 已被其他程序占用`],
    ['HOST', () => '192.0.2.1', () => 'HOST=192.0.2.1 不是本机的地址'],
    ['HOST', () => 'no-such-host.invalid', () => 'HOST=no-such-host.invalid 不是本机的地址'],
  ])('for its %s says so', async (name, value, message) => {
    const { code, told } = await runGongkai(['start'], {
      ...program.environment,
      // Another folder, so that the running program isn't in the way; the tests' own server, to be quick.
      GONGKAI_DATA: join(folder, 'elsewhere'),
      DATABASE_URL: inject('databaseUrl'),
      [name]: value(),
    });
    expect(told).toContain(message());
    expect(code).toBe(2);
  });

  test('on the folder of a running program says so', async () => {
    const second = await gongkai('start');
    expect(second).toMatchObject({ code: 2, told: expect.stringContaining('系统已在使用数据目录') });
  });
});

describe('while the program runs', () => {
  test('an office is set up, once', async () => {
    const wrong = await gongkai(...SETUP.slice(0, -1), '115001100DEM000110');
    expect(wrong).toMatchObject({ code: 2, printed: '', told: expect.stringContaining('末位校验不符') });
    const first = await gongkai(...SETUP);
    expect(first.code).toBe(0);
    for (const name of ['sysadmin', 'secadmin', 'auditadmin']) {
      expect(first.printed).toMatch(new RegExp(`^  ${name} +\\S{12,} `, 'm'));
    }
    const second = await gongkai(...SETUP);
    expect(second).toMatchObject({ code: 2, printed: '', told: expect.stringContaining('数据库中已有机构') });
    await withProgram(async ({ ctx }) => {
      const agency = await agencyByName(ctx.db, '测试镇');
      await createReport(ctx, { agencyId: agency.id, year: 2024 });
      // The running program makes the pages of what another process has set up.
      const waiting = async () => (await ctx.db.selectFrom('outbox').select('id').execute()).length;
      await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
    });
  }, 60_000);

  test('nothing is restored over it', async () => {
    const refused = await gongkai('restore', join(folder, 'any.tar.gz'));
    expect(refused).toMatchObject({ code: 2, told: expect.stringContaining('系统已在使用数据目录') });
  });

  test('every other command works', async () => {
    expect(await everyCommand('running')).toEqual(ALL_WELL);
  }, 90_000);
});

describe('while it is stopped', () => {
  beforeAll(async () => program.pause());

  test('every command works', async () => {
    expect(await everyCommand('stopped')).toEqual(ALL_WELL);
  }, 90_000);

  test('a backup is restored to an empty folder and nowhere else', async () => {
    const environment = { ...program.environment, GONGKAI_DATA: join(folder, 'restored') };
    const file = join(folder, 'stopped.tar.gz');
    const restored = await runGongkai(['restore', file], environment);
    expect(restored).toMatchObject({
      code: 0,
      printed: expect.stringContaining('恢复完成'),
      told: expect.not.stringContaining('内部'),
    });
    for (const what of ['audit', 'site']) {
      expect(await runGongkai(['verify', what], environment)).toMatchObject({ code: 0 });
    }
    const again = await runGongkai(['restore', file], environment);
    expect(again).toMatchObject({ code: 2, told: expect.stringContaining('里已有数据') });
    const cut = join(folder, 'cut.tar.gz');
    await writeFile(cut, (await readFile(file)).subarray(0, 100));
    const damaged = await runGongkai(['restore', cut], environment);
    expect(damaged).toMatchObject({ code: 2, told: expect.stringContaining('备份文件不能使用') });
  }, 90_000);

  test('one that is broken off leaves no database running', async () => {
    const pidFile = join(program.dataDir, 'postgres/data/postmaster.pid');
    const opened = `
      const { openProgram } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../src/program.ts')).href)});
      await openProgram({ mode: 'command' });
      console.log('opened');
      setInterval(() => {}, 1_000);`;
    for (const [signal, code] of [
      ['SIGTERM', 143],
      ['SIGINT', 130],
    ] as const) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', opened], {
        env: program.environment,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      expect(existsSync(pidFile)).toBe(true);
      child.kill(signal);
      expect((await ended)[0]).toBe(code);
      expect(existsSync(pidFile)).toBe(false);
    }
  });

  test('what was tampered with is found, with another exit code', async () => {
    await unlink(join(program.dataDir, 'site/ceshi/index.html'));
    const site = await gongkai('verify', 'site');
    expect(site).toMatchObject({ code: 1, printed: expect.stringContaining('/ceshi/：网页缺失') });
    const rebuilt = await gongkai('site', 'rebuild');
    expect(rebuilt).toMatchObject({ code: 0, printed: expect.stringContaining('改写 1 个') });
    await withProgram(async ({ ctx }) => {
      await sql`ALTER TABLE audit_events DISABLE TRIGGER USER`.execute(ctx.db);
      await ctx.db.updateTable('audit_events').set({ actor_name: '别人' }).where('seq', '=', 2).execute();
      await sql`ALTER TABLE audit_events ENABLE TRIGGER USER`.execute(ctx.db);
    });
    const audit = await gongkai('verify', 'audit');
    expect(audit).toMatchObject({ code: 1, printed: expect.stringContaining('第 2 条的内容与校验值不符') });
  }, 60_000);
});

/** What `everyCommand` gives where nothing is wrong. */
const ALL_WELL = {
  audit: [0, expect.stringMatching(/完好：共 \d+ 条，末条校验值 [0-9a-f]{64}/)],
  rebuild: [0, expect.stringContaining('重建完成')],
  site: [0, expect.stringContaining('一致')],
  backup: [0, expect.stringContaining('备份完成')],
  over: [2, ''],
  none: [2, ''],
  json: [0, expect.stringContaining('"table4"')],
  files: { docx: 'PK', html: '<!', pdf: '%P' },
};

/** Exit code and output of each command; `name` keeps the files of two runs apart. */
async function everyCommand(name: string): Promise<Record<keyof typeof ALL_WELL, unknown>> {
  const outcome = async (...words: string[]): Promise<[number | null, string]> => {
    const { code, printed } = await gongkai(...words);
    return [code, printed];
  };
  const report = ['report', 'export', '--agency', '测试镇', '--draft', '--year'];
  const backup = join(folder, `${name}.tar.gz`);
  return {
    audit: await outcome('verify', 'audit'),
    rebuild: await outcome('site', 'rebuild'),
    site: await outcome('verify', 'site'),
    backup: await outcome('backup', backup),
    over: await outcome('backup', backup),
    none: await outcome(...report, '2019', '--format', 'json'),
    json: await outcome(...report, '2024', '--format', 'json', '--out', '-'),
    files: await exportedFiles(join(folder, `reports-${name}`), [...report, '2024']),
  };
}

/** The first two characters of each format's file. */
async function exportedFiles(into: string, report: readonly string[]): Promise<Record<string, string>> {
  await mkdir(into);
  const starts: Record<string, string> = {};
  for (const format of ['docx', 'html', 'pdf']) {
    const out = join(into, `report.${format}`);
    const { printed } = await gongkai(...report, '--format', format, '--out', out);
    starts[format] = printed === `${out}\n` ? (await readFile(out)).toString('latin1').slice(0, 2) : printed;
  }
  return starts;
}
