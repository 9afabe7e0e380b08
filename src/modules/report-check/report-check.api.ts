import { z } from 'zod';
import type { CheckedFile } from '../../law/annual-report/checked-file.ts';

/** What is sent: one file, as a form of a browser sends it. */
export const reportForm = z.object({
  file: z
    .file()
    .meta({ description: '一份年度报告：HTML、Word、PDF、OFD、Excel、CSV、文本，或者开放格式的 JSON' }),
});

/** What comes back. */
export const checkedReport: z.ZodType<CheckedFile> = z.object({
  file: z.string(),
  form: z.enum(['2021', '2019']).nullable().meta({ description: '没有找到规定的表格时为 null' }),
  title: z.string().nullable(),
  agency: z.string().nullable(),
  year: z.number().int().nullable(),
  cells: z
    .record(z.string(), z.number().nullable())
    .meta({ description: '每一格的名称，例如 t3.open.natural；没有数的为 null' }),
  doubtful: z.array(z.string()).meta({ description: '须由人工确认的各格' }),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      where: z.string(),
      quote: z.string(),
      message: z.string(),
      expected: z.number().nullable(),
      actual: z.number().nullable(),
      law: z.string(),
    }),
  ),
});
