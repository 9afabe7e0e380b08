import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './app/api.ts';
import { router } from './app/router.tsx';
import { SessionGate } from './app/session.tsx';
import { theme } from './app/theme.ts';
import './app/desk.css';

dayjs.locale('zh-cn');

// What the server refuses it will refuse again: only a broken line is tried once more.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 1 && error instanceof ApiError && error.status === 0,
      staleTime: 10_000,
    },
  },
});
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const root = document.querySelector('#root');
if (root === null) throw new Error('no #root');

createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      form={{ scrollToFirstError: { focus: true } }}
    >
      <App>
        <QueryClientProvider client={client}>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  </StrictMode>,
);
