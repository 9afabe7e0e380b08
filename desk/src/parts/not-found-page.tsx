import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import type { ReactNode } from 'react';

/** For addresses that lead nowhere. */
export function NotFoundPage(): ReactNode {
  return (
    <Result
      status="404"
      title="没有这个页面"
      subTitle="网址可能写错了，或内容已移走。"
      extra={<Link to="/">回到待办</Link>}
    />
  );
}
