import type { FastifyInstance } from 'fastify';
import { registerAccountsRoutes } from './accounts/accounts.routes.ts';
import { registerSessionsRoutes } from './accounts/sessions.routes.ts';
import { registerAgenciesRoutes } from './agencies/agencies.routes.ts';
import { registerAttachmentRoutes } from './attachments/attachments.routes.ts';
import { registerAuditRoutes } from './audit/audit.routes.ts';
import { registerCatalogueRoutes } from './catalogue/catalogue.routes.ts';
import { registerDisputeRoutes } from './disputes/disputes.routes.ts';
import { registerDocumentRoutes } from './documents/documents.routes.ts';
import { registerDraftingRoutes } from './drafting/drafting.routes.ts';
import { registerLetterRoutes } from './letters/letters.routes.ts';
import { columnsInUse } from './publishing/publishing.queries.ts';
import { registerPublishingRoutes } from './publishing/publishing.routes.ts';
import { registerSearchRoutes } from './publishing/search.routes.ts';
import { registerRegisterRoutes } from './registers/registers.routes.ts';
import { registerReportRoutes } from './reports/reports.routes.ts';
import { registerProposalRoutes } from './requests/disclosure-proposals.routes.ts';
import { registerRequestRoutes } from './requests/requests.routes.ts';
import { registerReviewRoutes } from './review/review.routes.ts';

/** Registers the interfaces of all modules. */
export function registerModules(app: FastifyInstance): void {
  registerSessionsRoutes(app);
  registerAccountsRoutes(app);
  registerAgenciesRoutes(app);
  registerAuditRoutes(app);
  registerCatalogueRoutes(app, { inUse: columnsInUse });
  registerDocumentRoutes(app);
  registerDraftingRoutes(app);
  registerAttachmentRoutes(app);
  registerReviewRoutes(app);
  registerRegisterRoutes(app);
  registerLetterRoutes(app);
  registerRequestRoutes(app);
  registerProposalRoutes(app);
  registerDisputeRoutes(app);
  registerPublishingRoutes(app);
  registerSearchRoutes(app);
  registerReportRoutes(app);
}
