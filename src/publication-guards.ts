import type { PublicationGuard } from './platform/context.ts';
import { coordinationObstacles } from './modules/coordination/publication-guard.ts';
import { reportObstacles } from './modules/reports/publication-guard.ts';

/** Who is asked before anything becomes public. Publishing knows none of them: they stand above it. */
export const PUBLICATION_GUARDS: readonly PublicationGuard[] = [reportObstacles, coordinationObstacles];
