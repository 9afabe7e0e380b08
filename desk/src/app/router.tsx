import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

import type { ReactNode } from 'react';
import { FailedPage } from '../parts/failed-page.tsx';
import { Loading } from '../parts/loading.tsx';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { DeskLayout } from './layout.tsx';
import {
  agencySearch,
  channelsSearch,
  disputesSearch,
  documentSearch,
  feesSearch,
  obligationsSearch,
  proposalsSearch,
  registerSearch,
  requestsSearch,
  qualitySearch,
  upkeepSearch,
} from './searches.ts';

const root = createRootRoute({ component: DeskLayout, notFoundComponent: NotFoundPage });
const getParentRoute = () => root;

/** Every page of the desk and its address. Pages are loaded when first opened. */
const routes = [
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyRouteComponent(async () => import('../pages/todo/todo-page.tsx'), 'TodoPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents',
    validateSearch: documentSearch,
    component: lazyRouteComponent(
      async () => import('../pages/documents/documents-page.tsx'),
      'DocumentsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/imports',
    validateSearch: agencySearch,
    component: lazyRouteComponent(async () => import('../pages/imports/imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/imports/$importId',
    component: lazyRouteComponent(async () => import('../pages/imports/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$documentId',
    component: lazyRouteComponent(async () => import('../pages/documents/document-page.tsx'), 'DocumentPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/obligations',
    validateSearch: obligationsSearch,
    component: lazyRouteComponent(
      async () => import('../pages/obligations/obligations-page.tsx'),
      'ObligationsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/obligations/imports/$importId',
    component: lazyRouteComponent(
      async () => import('../pages/obligations/import-page.tsx'),
      'ItemImportPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/upkeep',
    validateSearch: upkeepSearch,
    component: lazyRouteComponent(async () => import('../pages/upkeep/upkeep-page.tsx'), 'UpkeepPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/inspection',
    validateSearch: agencySearch,
    component: lazyRouteComponent(
      async () => import('../pages/inspection/inspection-page.tsx'),
      'InspectionPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/feedback',
    validateSearch: agencySearch,
    component: lazyRouteComponent(async () => import('../pages/feedback/feedback-page.tsx'), 'FeedbackPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/quality',
    validateSearch: qualitySearch,
    component: lazyRouteComponent(async () => import('../pages/quality/quality-page.tsx'), 'QualityPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/channels',
    validateSearch: channelsSearch,
    component: lazyRouteComponent(async () => import('../pages/channels/channels-page.tsx'), 'ChannelsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalogue',
    validateSearch: agencySearch,
    component: lazyRouteComponent(
      async () => import('../pages/catalogue/catalogue-page.tsx'),
      'CataloguePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/requests',
    validateSearch: requestsSearch,
    component: lazyRouteComponent(async () => import('../pages/requests/requests-page.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/new',
    validateSearch: agencySearch,
    component: lazyRouteComponent(
      async () => import('../pages/requests/intake/new-request-page.tsx'),
      'NewRequestPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/settings',
    validateSearch: agencySearch,
    component: lazyRouteComponent(
      async () => import('../pages/requests/settings/request-settings-page.tsx'),
      'RequestSettingsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/fees',
    validateSearch: feesSearch,
    component: lazyRouteComponent(async () => import('../pages/requests/fees/fees-page.tsx'), 'FeesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/$caseId',
    component: lazyRouteComponent(
      async () => import('../pages/requests/file/request-page.tsx'),
      'RequestPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/letters',
    validateSearch: agencySearch,
    component: lazyRouteComponent(async () => import('../pages/letters/letters-page.tsx'), 'LettersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/disputes',
    validateSearch: disputesSearch,
    component: lazyRouteComponent(async () => import('../pages/disputes/disputes-page.tsx'), 'DisputesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/disputes/$disputeId',
    component: lazyRouteComponent(async () => import('../pages/disputes/dispute-page.tsx'), 'DisputePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/proposals',
    validateSearch: proposalsSearch,
    component: lazyRouteComponent(
      async () => import('../pages/proposals/proposals-page.tsx'),
      'ProposalsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/registers',
    validateSearch: agencySearch,
    component: lazyRouteComponent(
      async () => import('../pages/registers/registers-page.tsx'),
      'RegistersPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/registers/$register',
    validateSearch: registerSearch,
    component: lazyRouteComponent(async () => import('../pages/registers/register-page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports',
    component: lazyRouteComponent(async () => import('../pages/reports/reports-page.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports/$reportId',
    component: lazyRouteComponent(async () => import('../pages/reports/report-page.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports/$reportId/previous',
    component: lazyRouteComponent(
      async () => import('../pages/reports/previous-page.tsx'),
      'PreviousReportPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/report-calls',
    component: lazyRouteComponent(
      async () => import('../pages/report-calls/report-calls-page.tsx'),
      'ReportCallsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/report-calls/$callId',
    component: lazyRouteComponent(async () => import('../pages/report-calls/call-page.tsx'), 'CallPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/report-calls/$callId/$agencyId',
    component: lazyRouteComponent(async () => import('../pages/report-calls/place-page.tsx'), 'PlacePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/agencies',
    component: lazyRouteComponent(async () => import('../pages/agencies/agencies-page.tsx'), 'AgenciesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people',
    component: lazyRouteComponent(async () => import('../pages/people/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/site',
    component: lazyRouteComponent(async () => import('../pages/site/site-page.tsx'), 'SitePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    component: lazyRouteComponent(async () => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/password',
    component: lazyRouteComponent(async () => import('../pages/sign-in/password-page.tsx'), 'PasswordPage'),
  }),
] as const;

/** Finds the page for an address below `/desk`. A page is loaded when it is asked for, or when a link to it is about to be used. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/desk',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageComes,
  defaultErrorComponent: PageBroke,
});

function PageComes(): ReactNode {
  return <Loading rows={10} />;
}

/** A page that could not be loaded or drawn, e.g. because the program was replaced by a newer one meanwhile. */
function PageBroke(): ReactNode {
  return (
    <FailedPage
      error={new Error('页面没有打开，可能是系统刚刚更新过。请重新载入；如仍出错，请联系系统管理员。')}
      onRetry={() => window.location.reload()}
    />
  );
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
