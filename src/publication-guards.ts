import type { PublicationGuard } from './platform/context.ts';
import { coordinationObstacles } from './modules/coordination/publication-guard.ts';
import { postingGuard } from './modules/obligations/posting-guard.ts';
import { textGuard } from './modules/quality/publication-guard.ts';
import { linkObstacles } from './modules/links/publication-guard.ts';
import { reportObstacles } from './modules/reports/publication-guard.ts';

/** Who is asked before anything becomes public, and for how long it has to stay so. Publishing knows none of them: they stand above it. */
export const PUBLICATION_GUARDS: readonly PublicationGuard[] = [
  { obstacles: reportObstacles },
  { obstacles: coordinationObstacles },
  { obstacles: linkObstacles },
  postingGuard,
  textGuard,
];

/** Who is asked before a text goes to review and from step to step. */
export const REVIEW_GUARDS: readonly PublicationGuard[] = [textGuard];
