import { z } from 'zod';

/** First entry of a backup: what it holds. A backup is a gzipped tar of `manifest.json`, `tables/*.copy`, `files/*`. */
export const backupManifest = z.object({
  format: z.literal('gongkai-backup-1'),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z_0-9]+$/)),
      rows: z.number().int().nonnegative(),
      sha256: z.string(),
    }),
  ),
  files: z.array(
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().nonnegative() }),
  ),
});

export type BackupManifest = z.output<typeof backupManifest>;
