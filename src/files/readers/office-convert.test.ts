import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeReportDocx } from '../docx-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { convertToDocx, findOffice } from './office-convert.ts';
import { readDocx } from './read-docx.ts';
import { savedAs } from './test/docx-made-old.ts';
import { wrongCells } from './test/report-layouts.ts';
import { textsIn } from './test/source-parts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const OFFICE = await findOffice();
const TABLES = distinctTables();
const ENOUGH = 120_000;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.skipIf(OFFICE === null)('with LibreOffice', () => {
  test.each(['doc', 'rtf'] as const)(
    'each of 200 cells of a report that was saved as %s is read, and nothing is left behind',
    async (format) => {
      const docx = { bytes: await writeReportDocx(sampleReport(TABLES)), extension: 'docx' };
      const old = await savedAs(OFFICE ?? '', docx, format);
      const folder = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
      vi.stubEnv('TMPDIR', folder);
      const document = readDocx(await convertToDocx(old, format));
      expect(await readdir(folder)).toEqual([]);
      await rm(folder, { recursive: true });
      expect(wrongCells(document, TABLES)).toEqual([]);
      expect(textsIn(document)).toContain('本年度未收取信息处理费。');
    },
    ENOUGH,
  );

  test(
    'what a file links to is never fetched',
    async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
        response.end();
      });
      const port = await listening(server);
      const linked = await savedAs(OFFICE ?? '', { bytes: withPicture(port), extension: 'fodt' }, 'doc');
      // Saving it fetches the picture too.
      asked.length = 0;
      const document = readDocx(await convertToDocx(linked, 'doc'));
      await new Promise((resolve) => server.close(resolve));
      expect(textsIn(document)).toEqual(['总体情况']);
      expect(Buffer.from(linked).includes(`http://127.0.0.1:${port}/a.png`)).toBe(true);
      expect(asked).toEqual([]);
    },
    ENOUGH,
  );
});

test.each([
  ['isn’t installed', { PATH: '', GONGKAI_SOFFICE: '' }],
  ['isn’t where it is said to be', { GONGKAI_SOFFICE: '/nowhere/soffice' }],
])('where LibreOffice %s it is said what to send instead', async (_what, environment) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const conversion = convertToDocx(new Uint8Array(), 'doc');
  await expect(conversion).rejects.toThrow(UnreadableFile);
  await expect(conversion).rejects.toThrow('另存为 DOCX');
});

test.skipIf(process.platform === 'win32')('a program that makes nothing is said to have failed', async () => {
  vi.stubEnv('GONGKAI_SOFFICE', '/bin/true');
  await expect(convertToDocx(new Uint8Array(), 'doc')).rejects.toThrow('文件转换失败');
});

test.skipIf(process.platform === 'win32')(
  'a reader that is ended takes its conversion with it, and what that wrote',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
    const [office, mark] = [join(folder, 'office'), join(folder, 'pid')];
    await writeFile(office, `#!/bin/sh\necho $$ > ${mark}.new && mv ${mark}.new ${mark}\nexec sleep 60\n`, {
      mode: 0o755,
    });
    const program = `
      import { convertToDocx } from ${JSON.stringify(new URL('./office-convert.ts', import.meta.url).href)};
      import { existsSync } from 'node:fs';
      void convertToDocx(new Uint8Array(), 'doc');
      setInterval(() => existsSync(${JSON.stringify(mark)}) && process.exit(), 20);`;
    const reader = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, GONGKAI_SOFFICE: office, TMPDIR: folder },
      stdio: 'ignore',
    });
    await once(reader, 'exit');
    const pid = Number(await readFile(mark, 'utf8'));
    expect(pid).toBeGreaterThan(0);
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 10_000 });
    expect((await readdir(folder)).toSorted()).toEqual(['office', 'pid']);
    await rm(folder, { recursive: true });
  },
  ENOUGH,
);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function withPicture(port: number): Uint8Array {
  const names = 'urn:oasis:names:tc:opendocument:xmlns';
  return new TextEncoder().encode(`<?xml version="1.0"?>
<office:document xmlns:office="${names}:office:1.0" xmlns:text="${names}:text:1.0" xmlns:draw="${names}:drawing:1.0" xmlns:svg="${names}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:p>总体情况<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="http://127.0.0.1:${port}/a.png" xlink:type="simple"/></draw:frame></text:p></office:text></office:body>
</office:document>`);
}
