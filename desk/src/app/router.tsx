import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { DeskLayout } from './layout.tsx';

const root = createRootRoute({ component: DeskLayout, notFoundComponent: NotFoundPage });
const page = <Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
  });

/** Every page of the desk and its address. Pages are loaded when first opened. */
const routes = [
  page('/', async () => import('../pages/todo/todo-page.tsx'), 'TodoPage'),
  page('/documents', async () => import('../pages/documents/documents-page.tsx'), 'DocumentsPage'),
  page('/documents/$documentId', async () => import('../pages/documents/document-page.tsx'), 'DocumentPage'),
  page('/catalogue', async () => import('../pages/catalogue/catalogue-page.tsx'), 'CataloguePage'),
  page('/registers', async () => import('../pages/registers/registers-page.tsx'), 'RegistersPage'),
  page('/registers/$register', async () => import('../pages/registers/register-page.tsx'), 'RegisterPage'),
  page('/reports', async () => import('../pages/reports/reports-page.tsx'), 'ReportsPage'),
  page('/reports/$reportId', async () => import('../pages/reports/report-page.tsx'), 'ReportPage'),
  page('/agencies', async () => import('../pages/agencies/agencies-page.tsx'), 'AgenciesPage'),
  page('/people', async () => import('../pages/people/people-page.tsx'), 'PeoplePage'),
  page('/site', async () => import('../pages/site/site-page.tsx'), 'SitePage'),
  page('/audit', async () => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
  page('/password', async () => import('../pages/sign-in/password-page.tsx'), 'PasswordPage'),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/desk',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
