import { Link } from '@tanstack/react-router';
import { Button, Space, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { linksApi } from '../../../../src/modules/links/links.api.ts';
import { showMoment } from '../../parts/moments.ts';

type Answer = ResponseOf<typeof linksApi.list>;

/** A link as the list shows it. */
export type LinkItem = Answer['items'][number];

/** What the filters are called. */
export const LINK_FILTER_LABELS: Readonly<Record<keyof Answer['counts'], string>> = {
  faulty: '有问题',
  suspect: '待复查',
  unsure: '不能判断',
  notice: '提示',
  ignored: '已说明保留',
  all: '全部',
};

const PLACES = { home: '首页', column: '栏目页', article: '文章' } as const;
const COLOURS: Readonly<Record<LinkItem['standing'], string>> = {
  good: 'success',
  notice: 'processing',
  unsure: 'default',
  fault: 'warning',
  danger: 'error',
};

/** Columns of the list of links. */
export function linkColumns(acts: {
  readonly may: Answer['may'];
  readonly onRecheck: (link: LinkItem) => void;
  readonly onIgnore: (link: LinkItem) => void;
  readonly onHeed: (link: LinkItem) => void;
}): TableColumnsType<LinkItem> {
  return [
    { title: '链接', key: 'link', render: (_, link) => <Address link={link} /> },
    { title: '情况', key: 'state', render: (_, link) => <State link={link} /> },
    { title: '所在网页', key: 'places', render: (_, link) => <Places link={link} /> },
    {
      title: '操作',
      key: 'acts',
      render: (_, link) => (
        <Space wrap>
          {acts.may.recheck && link.nextCheckAt !== null && (
            <Button size="small" onClick={() => acts.onRecheck(link)}>
              重新检查
            </Button>
          )}
          {acts.may.decide && link.ignored === null && isIgnorable(link) && (
            <Button size="small" onClick={() => acts.onIgnore(link)}>
              保留
            </Button>
          )}
          {acts.may.decide && link.ignored !== null && (
            <Button size="small" onClick={() => acts.onHeed(link)}>
              恢复提示
            </Button>
          )}
        </Space>
      ),
    },
  ];
}

/** What harms readers can't stay. */
function isIgnorable({ standing }: LinkItem): boolean {
  return standing === 'notice' || standing === 'unsure' || standing === 'fault';
}

/** No link itself: what is dangerous must not be opened by a slip. */
function Address({ link }: { link: LinkItem }): ReactNode {
  return (
    <div className="link-address">
      {link.url}
      {link.suggestion !== null && <div className="quiet">建议改为：{link.suggestion}</div>}
    </div>
  );
}

function State({ link }: { link: LinkItem }): ReactNode {
  return (
    <div className="link-state">
      <Tag color={COLOURS[link.standing]}>{link.label}</Tag>
      {link.flapping && <Tag>时好时坏</Tag>}
      <div>{link.evidence}</div>
      {link.ignored === null ? (
        <div className="quiet">{link.remedy}</div>
      ) : (
        <div className="quiet">
          {link.ignored.by}保留：{link.ignored.reason}
        </div>
      )}
      {link.checkedAt !== null && <div className="quiet">检查于 {showMoment(link.checkedAt)}</div>}
    </div>
  );
}

function Places({ link }: { link: LinkItem }): ReactNode {
  return (
    <div className="link-places">
      {link.places.map((place) => (
        <div key={place.path}>
          {place.documentId === null ? (
            <a href={place.path} target="_blank" rel="noreferrer">
              {PLACES[place.kind]}
            </a>
          ) : (
            <Link to="/documents/$documentId" params={{ documentId: place.documentId }}>
              {place.title}
            </Link>
          )}
          {place.words !== '' && <span className="quiet">　“{place.words}”</span>}
        </div>
      ))}
      {link.pages > link.places.length && <span className="quiet">等 {link.pages} 个网页</span>}
    </div>
  );
}
