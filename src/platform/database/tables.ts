import type { AccountTables } from './tables/account-tables.ts';
import type { AgencyTables } from './tables/agency-tables.ts';
import type { ChannelTables } from './tables/channel-tables.ts';
import type { DisputeTables } from './tables/dispute-tables.ts';
import type { DocumentTables } from './tables/document-tables.ts';
import type { FeedbackTables } from './tables/feedback-tables.ts';
import type { ImportTables } from './tables/import-tables.ts';
import type { InspectionTables } from './tables/inspection-tables.ts';
import type { LetterTables } from './tables/letter-tables.ts';
import type { LinkTables } from './tables/link-tables.ts';
import type { ObligationTables } from './tables/obligation-tables.ts';
import type { PlatformTables } from './tables/platform-tables.ts';
import type { PublicLogTables } from './tables/public-log-tables.ts';
import type { PublishingTables } from './tables/publishing-tables.ts';
import type { QualityTables } from './tables/quality-tables.ts';
import type { RegisterTables } from './tables/register-tables.ts';
import type { ReportCallTables } from './tables/report-call-tables.ts';
import type { ReportTables } from './tables/report-tables.ts';
import type { RequestTables } from './tables/request-tables.ts';
import type { ReviewTables } from './tables/review-tables.ts';
import type { SearchTables } from './tables/search-tables.ts';
import type { UpkeepTables } from './tables/upkeep-tables.ts';

/**
 * Row types of all tables, as the migrations make them, by room. Each table belongs to one module
 * (test/boundaries/table-owners.ts); no other module names it in a query.
 */
export interface Tables
  extends
    AgencyTables,
    AccountTables,
    PlatformTables,
    DocumentTables,
    ReviewTables,
    PublishingTables,
    PublicLogTables,
    QualityTables,
    RegisterTables,
    ReportTables,
    ReportCallTables,
    RequestTables,
    DisputeTables,
    ObligationTables,
    SearchTables,
    UpkeepTables,
    FeedbackTables,
    InspectionTables,
    ChannelTables,
    ImportTables,
    LetterTables,
    LinkTables {}
