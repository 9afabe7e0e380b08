import type { FastifyInstance } from 'fastify';
import { createReadingPool } from '../files/readers/sandbox.ts';
import { registerAccountsRoutes } from './accounts/accounts.routes.ts';
import { registerSessionsRoutes } from './accounts/sessions.routes.ts';
import { registerAgenciesRoutes } from './agencies/agencies.routes.ts';
import { registerAttachmentRoutes } from './attachments/attachments.routes.ts';
import { registerAuditRoutes } from './audit/audit.routes.ts';
import { registerCatalogueRoutes } from './catalogue/catalogue.routes.ts';
import { registerChannelRoutes } from './channels/channels.routes.ts';
import { registerScreenRoutes } from './channels/screen.routes.ts';
import { registerDisputeRoutes } from './disputes/disputes.routes.ts';
import { registerObligationRoutes } from './obligations/obligations.routes.ts';
import { registerDocumentRoutes } from './documents/documents.routes.ts';
import { registerDraftingRoutes } from './drafting/drafting.routes.ts';
import { registerLetterRoutes } from './letters/letters.routes.ts';
import { registerDocumentTableRoutes } from './publishing/document-table.routes.ts';
import { columnAddresses } from './publishing/column-addresses.ts';
import { loadAgencyPages } from './publishing/page-frames.ts';
import { itemsOf } from './publishing/publishing.queries.ts';
import { registerPublishingRoutes } from './publishing/publishing.routes.ts';
import { siteFrameAt, siteFrameOf } from './publishing/site-frames.ts';
import { registerSitesRoutes } from './publishing/sites.routes.ts';
import { registerSearchRoutes } from './publishing/search.routes.ts';
import { registerQualityRoutes } from './quality/quality.routes.ts';
import { registerTextCheckRoutes } from './quality/text-check.routes.ts';
import { registerRegisterRoutes } from './registers/registers.routes.ts';
import { registerReportCallRoutes } from './report-calls/report-calls.routes.ts';
import { registerReportCheckRoutes } from './report-check/report-check.routes.ts';
import { registerReportRoutes } from './reports/reports.routes.ts';
import { registerProposalRoutes } from './requests/disclosure-proposals.routes.ts';
import { registerPublicRequestRoutes } from './requests/public-requests.routes.ts';
import type { PublicSite } from './requests/public-requests.types.ts';
import { registerBundleRoutes } from './requests/request-bundle.routes.ts';
import { registerRequestRoutes } from './requests/requests.routes.ts';
import { registerReviewRoutes } from './review/review.routes.ts';
import { registerSearchSettingsRoutes } from './search/search-settings.routes.ts';
import { registerCoordinationRoutes } from './coordination/coordination.routes.ts';
import { registerFeedbackRoutes } from './feedback/feedback.routes.ts';
import { registerInspectionRoutes } from './inspection/inspection.routes.ts';
import { registerImportBatchRoutes } from './imports/import-batch.routes.ts';
import { registerImportRoutes } from './imports/imports.routes.ts';
import { registerSiteCheckRoutes } from './site-check/site-check.routes.ts';
import { registerLinkRoutes } from './links/links.routes.ts';
import { registerUpkeepRoutes } from './upkeep/upkeep.routes.ts';

/** What one stranger's file may cost: a report takes a fraction of it. Visitors get all processes but one, see `report-check`. */
const POOL = { workers: 3, timeoutMs: 30_000, memoryMb: 768, maxBytes: 20 * 1024 * 1024 };

/** Registers the interfaces of all modules. */
export function registerModules(app: FastifyInstance): void {
  const pool = createReadingPool(POOL);
  app.addHook('onClose', async () => pool.close());
  registerSessionsRoutes(app);
  registerAccountsRoutes(app);
  registerAgenciesRoutes(app);
  registerAuditRoutes(app);
  registerCatalogueRoutes(app, { addresses: columnAddresses });
  registerDocumentRoutes(app);
  registerDraftingRoutes(app);
  registerAttachmentRoutes(app);
  registerReviewRoutes(app);
  registerRegisterRoutes(app);
  registerLetterRoutes(app);
  registerRequestRoutes(app);
  registerPublicRequestRoutes(app, PUBLIC_SITE);
  registerProposalRoutes(app);
  registerBundleRoutes(app);
  registerDisputeRoutes(app);
  registerObligationRoutes(app, pool);
  registerChannelRoutes(app);
  registerScreenRoutes(app);
  registerImportRoutes(app);
  registerImportBatchRoutes(app);
  registerUpkeepRoutes(app);
  registerCoordinationRoutes(app);
  registerFeedbackRoutes(app);
  registerInspectionRoutes(app);
  registerLinkRoutes(app);
  registerPublishingRoutes(app);
  registerSitesRoutes(app);
  registerSiteCheckRoutes(app);
  registerDocumentTableRoutes(app);
  registerSearchRoutes(app);
  registerSearchSettingsRoutes(app);
  registerReportRoutes(app, pool);
  registerReportCheckRoutes(app, pool);
  registerReportCallRoutes(app, pool);
  registerQualityRoutes(app);
  registerTextCheckRoutes(app, pool);
}

/** The public site as the pages of requests see it: rooms on one floor don't know each other. */
const PUBLIC_SITE: PublicSite = {
  siteOf: siteFrameOf,
  siteAt: siteFrameAt,
  agency: async ({ db }, agency) => (await loadAgencyPages(db, agency)).frame,
  documents: async ({ db }, ids) => {
    const items = (await itemsOf(db, ids)).filter(({ state }) => state === 'public');
    return new Map(
      items.map((item) => [
        item.document_id,
        { href: item.path, title: item.title, agencyId: item.agency_id },
      ]),
    );
  },
};
