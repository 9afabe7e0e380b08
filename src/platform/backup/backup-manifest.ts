import { z } from 'zod';

/** Name of the form of backups that this program writes and reads. */
export const BACKUP_FORMAT = 'gongkai-backup-1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.number().int().nonnegative();

/**
 * First entry of a backup: what it holds. A backup is a gzipped tar of `manifest.json`, `tables/*.copy`, `files/*` and
 * `sealed/*`. Sealed files are carried as they are; what opens them is not in it.
 */
export const backupManifest = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z_0-9]+$/)),
      rows: size,
      sha256,
    }),
  ),
  files: z.array(z.object({ sha256, size })),
  /** The hash is that of the sealed bytes. Backups of earlier versions have none. */
  sealed: z.array(z.object({ id: z.string().regex(/^[0-9a-f]{32}$/), size, sha256 })).default([]),
});

/** What a backup holds. */
export type BackupManifest = z.output<typeof backupManifest>;
/** One table of it: the rows in PostgreSQL's text form, and their hash. */
export type BackupTable = BackupManifest['tables'][number];
/** One stored file of it. */
export type BackupFile = BackupManifest['files'][number];
/** One sealed file of it. */
export type BackupSealedFile = BackupManifest['sealed'][number];
