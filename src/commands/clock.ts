import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { certificateDocument } from '../files/certificate-document.ts';
import { writeHtmlPage } from '../files/html-writer.ts';
import { writeReportPdf } from '../files/pdf-writer.ts';
import { type ClockCertificate, clockCertificate } from '../law/clock/certificate.ts';
import { RulesMissing } from '../law/clock/clock-rules.ts';
import { certificateJson } from '../law/clock/certificate-json.ts';
import { readDate } from '../law/clock/ledger-dates.ts';
import { type LedgerFile, parseLedger } from '../law/clock/ledger-json.ts';
import type { PlainDate } from '../law/dates.ts';
import { CalendarMissing } from '../law/workdays.ts';
import { AppError } from '../platform/errors.ts';
import { certificateText } from './clock-text.ts';
import { type CommandInput, requiredWord } from './command.ts';

const FORMATS = ['text', 'json', 'html', 'pdf'] as const;

type Format = (typeof FORMATS)[number];

/**
 * `gongkai clock 文件 [--as-of 日期] [--known-on 日期] [--format text|json|html|pdf] [--out 文件]`: computes a ledger and shows
 * each day. Needs neither database nor data folder. 1 when an entry was left out or cut down.
 */
export async function runClock(input: CommandInput): Promise<number> {
  const file = requiredWord(input, 0, '期限记录文件，例如 gongkai clock 记录.json');
  const format = formatOption(input);
  const asOf = dateOption(input, 'as-of');
  const knownOn = dateOption(input, 'known-on');
  const ledger = ledgerIn(file, file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8'));
  const certificate = compute(ledger, {
    asOf: asOf ?? ledger.asOf ?? undefined,
    knownOn: knownOn ?? ledger.knownOn ?? undefined,
  });
  for (const note of ledger.notes) input.tell(note);
  await deliver(input, format, await written(certificate, ledger, format));
  return certificate.state.findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}

function ledgerIn(file: string, text: string): LedgerFile {
  let json: unknown;
  try {
    // Windows editors put a mark before the text.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError({
      code: 'clock.bad_json',
      message: `${file} 不是 JSON 文件，无法读取：${error instanceof Error ? error.message : String(error)}`,
    });
  }
  const read = parseLedger(json);
  if ('ledger' in read) return read.ledger;
  throw new AppError({
    code: 'clock.bad_ledger',
    message: `期限记录有误，请改正后重试：\n${read.problems.map(({ path, message }) => `  ${path}：${message}`).join('\n')}`,
  });
}

function compute(
  ledger: LedgerFile,
  moment: { readonly asOf: PlainDate | undefined; readonly knownOn: PlainDate | undefined },
): ClockCertificate {
  try {
    return clockCertificate(ledger.events, moment);
  } catch (error) {
    if (!(error instanceof CalendarMissing) && !(error instanceof RulesMissing)) throw error;
    throw new AppError({ code: 'clock.cannot_compute', message: error.message, cause: error });
  }
}

async function written(
  certificate: ClockCertificate,
  ledger: LedgerFile,
  format: Format,
): Promise<string | Buffer> {
  switch (format) {
    case 'text':
      return certificateText(certificate, ledger.title);
    case 'json':
      return `${JSON.stringify(certificateJson(certificate, ledger), null, 2)}\n`;
    case 'html':
    case 'pdf': {
      const facts = { title: ledger.title, agencyName: ledger.agency, signedOn: null };
      const document = certificateDocument(certificate, facts);
      return format === 'html' ? writeHtmlPage(document) : writeReportPdf(document);
    }
  }
}

async function deliver(input: CommandInput, format: Format, result: string | Buffer): Promise<void> {
  const out = input.options['out'] ?? (format === 'pdf' ? '答复期限计算书.pdf' : '-');
  if (typeof out === 'string' && out !== '-') {
    const target = resolve(out);
    await writeFile(target, result);
    input.print(target);
  } else if (typeof result === 'string') input.print(result.trimEnd());
  else process.stdout.write(result);
}

function formatOption(input: CommandInput): Format {
  const text = input.options['format'] ?? 'text';
  const format = FORMATS.find((each) => each === text);
  if (format !== undefined) return format;
  throw new AppError({
    code: 'command.bad_format',
    message: `没有“${String(text)}”这种格式，可用的有：${FORMATS.join('、')}。`,
  });
}

function dateOption(input: CommandInput, name: string): PlainDate | null {
  const text = input.options[name];
  if (typeof text !== 'string') return null;
  const date = readDate(text);
  if (date !== null) return date;
  throw new AppError({
    code: 'command.bad_date',
    message: `--${name} 的“${text}”不是存在的日期，应写成 --${name} 2025-03-03 的样子。`,
  });
}
