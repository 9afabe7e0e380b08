import { expect, test } from 'vitest';
import { readReport } from '../reading/map-report.ts';
import { checkReadReport } from '../validate.ts';

/** How often each stands there: what takes the square of it as long takes minutes. */
const TIMES = 6_000;

/** What no report says; a file that only looks like one may say it for ever. */
const ENDLESS = [
  '一、',
  '1、',
  '：1',
  '10%，',
  '信息1条、',
  '共1条，其中1条、',
  '二十',
  '13800138000',
  '收到政府信息公开申请12件，',
  '（一）',
  '“',
  '\n',
  '\n（1）',
  '\n一、概述\n',
  '\n2024年政府信息公开工作年度报告\n',
];

test.each(ENDLESS)('a text that says %j without end is mapped and checked within seconds', (words) => {
  const text = `某局2024年政府信息公开工作年度报告\n一、总体情况\n${words.repeat(TIMES)}`;
  const blocks = text.split('\n').map((line) => ({ kind: 'text', text: line, place: {} }) as const);
  const started = process.threadCpuUsage();
  checkReadReport(readReport({ format: 'html', blocks, meta: { title: '', published: '' }, notes: [] }));
  // Of this thread's own work: others keep the machine busy, too.
  const { user, system } = process.threadCpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(4_000);
});
