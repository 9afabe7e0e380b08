import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { reportExportCommand } from './report-export.ts';
import { restoreCommand } from './restore.ts';
import { setupCommand } from './setup.ts';
import { siteRebuildCommand } from './site-rebuild.ts';
import { startCommand } from './start.ts';
import { verifyAuditCommand } from './verify-audit.ts';
import { verifySiteCommand } from './verify-site.ts';

/** All commands, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  setupCommand,
  reportExportCommand,
  verifyAuditCommand,
  verifySiteCommand,
  siteRebuildCommand,
  backupCommand,
  restoreCommand,
];
