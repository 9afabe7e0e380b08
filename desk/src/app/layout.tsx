import {
  NotificationOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  DatabaseOutlined,
  FileDoneOutlined,
  CheckSquareOutlined,
  MessageOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  GlobalOutlined,
  ContainerOutlined,
  InboxOutlined,
  SolutionOutlined,
  TeamOutlined,
  ShareAltOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button, Dropdown, Layout, Menu, Tag } from 'antd';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { ROLE_LABELS } from '../../../src/platform/actor.ts';
import { LoadingStatus } from '../parts/loading.tsx';
import { entriesFor } from './menu.ts';
import { useSession } from './session.tsx';

const ICONS: Readonly<Record<string, ReactNode>> = {
  '/': <InboxOutlined aria-hidden />,
  '/documents': <FileTextOutlined aria-hidden />,
  '/obligations': <CalendarOutlined aria-hidden />,
  '/upkeep': <SyncOutlined aria-hidden />,
  '/quality': <FileSearchOutlined aria-hidden />,
  '/inspection': <CheckSquareOutlined aria-hidden />,
  '/feedback': <MessageOutlined aria-hidden />,
  '/channels': <ShareAltOutlined aria-hidden />,
  '/catalogue': <FolderOpenOutlined aria-hidden />,
  '/requests': <SolutionOutlined aria-hidden />,
  '/letters': <FileDoneOutlined aria-hidden />,
  '/disputes': <AuditOutlined aria-hidden />,
  '/proposals': <NotificationOutlined aria-hidden />,
  '/registers': <DatabaseOutlined aria-hidden />,
  '/reports': <BarChartOutlined aria-hidden />,
  '/report-calls': <ContainerOutlined aria-hidden />,
  '/agencies': <ApartmentOutlined aria-hidden />,
  '/people': <TeamOutlined aria-hidden />,
  '/site': <GlobalOutlined aria-hidden />,
  '/audit': <AuditOutlined aria-hidden />,
};

/** The frame around every page: menu at the side, who is signed in at the top. */
export function DeskLayout(): ReactNode {
  const { me, holds } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useMainFocus(path);
  const entries = entriesFor(holds);
  const current = entries.findLast((entry) => entry.path !== '/' && path.startsWith(entry.path))?.path ?? '/';
  return (
    <Layout className="desk">
      <a className="skip-link" href="#main">
        跳到主要内容
      </a>
      <LoadingStatus />
      <Layout.Sider width={200} breakpoint="lg" collapsedWidth={56} theme="light" className="desk-sider">
        <p className="desk-name">
          <span aria-hidden="true">公开</span>
          <span className="desk-name-long">信息公开工作台</span>
        </p>
        <nav aria-label="主菜单">
          <Menu
            mode="inline"
            selectedKeys={[current]}
            items={entries.map((entry) => ({
              key: entry.path,
              icon: ICONS[entry.path],
              label: <Link to={entry.path}>{entry.label}</Link>,
            }))}
          />
        </nav>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="desk-header">
          <span className="desk-agency">{me.account.agencyName}</span>
          <span className="desk-roles">
            {[...new Set(me.grants.map((grant) => grant.role))].map((role) => (
              <Tag key={role}>{ROLE_LABELS[role]}</Tag>
            ))}
          </span>
          <AccountMenu />
        </Layout.Header>
        <Layout.Content id="main" ref={main} className="desk-content" tabIndex={-1}>
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** On to another page the focus goes to its beginning, so that a screen reader reads it and the keyboard starts there. */
function useMainFocus(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

function AccountMenu(): ReactNode {
  const { me, signOut } = useSession();
  const navigate = useNavigate();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'password', label: '修改密码' },
          { key: 'site', label: '打开公开网站' },
          { type: 'divider' },
          { key: 'out', label: '退出登录' },
        ],
        onClick: ({ key }) => {
          if (key === 'out') void signOut();
          else if (key === 'site') window.open('/', '_blank', 'noopener');
          else void navigate({ to: '/password' });
        },
      }}
    >
      <Button type="text" className="desk-account">
        {me.account.displayName}
      </Button>
    </Dropdown>
  );
}
