import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { RUNNABLE } from '../../../../src/files/file-kinds.ts';
import { attachmentsApi, attachmentView } from '../../../../src/modules/attachments/attachments.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { ApiError, call, upload } from '../../app/api.ts';
import { showSize } from '../../parts/moments.ts';

/** All files of a document. */
export type Attachments = ResponseOf<typeof attachmentsApi.list>;
/** One of them. */
export type Attachment = Attachments['items'][number];

/** A file on its way to the server, or one that didn't get there. */
export interface UploadItem {
  readonly id: number;
  readonly file: File;
  /** 0 to 1 */
  readonly share: number;
  /** Why it wasn't taken, in Chinese; null while it is on its way. */
  readonly error: string | null;
}

/** Uploads of a page. */
export interface Uploads {
  readonly items: readonly UploadItem[];
  /** Some are on their way. */
  readonly busy: boolean;
  /** Once none is on its way any more. */
  readonly settled: () => Promise<void>;
  /** Sends files one after the other, in their order; returns those that were taken. */
  readonly add: (files: readonly File[]) => Promise<readonly Attachment[]>;
  readonly retry: (item: UploadItem) => void;
  /** Takes a refused file off the list, or stops one that is on its way. */
  readonly dismiss: (item: UploadItem) => void;
}

/** Under which name the list of a document's files is kept. */
function attachmentsKey(documentId: string): readonly [string, string] {
  return ['attachments', documentId];
}

/** The files of a document, used by its present text or not. */
export function useAttachments(documentId: string) {
  return useQuery({
    queryKey: attachmentsKey(documentId),
    queryFn: async () => call(attachmentsApi.list, { params: { documentId } }),
  });
}

/** Sends files to a document and keeps account of them. `onUploaded` is told of each file that was taken. */
export function useUploads(
  documentId: string,
  options: { maxBytes: number | undefined; onUploaded: (attachment: Attachment) => void },
): Uploads {
  const client = useQueryClient();
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const lastId = useRef(0);
  const stops = useRef(new Map<number, AbortController>());
  const underWay = useRef(new Set<Promise<unknown>>());

  const change = (id: number, part: Partial<UploadItem>): void =>
    setItems((before) => before.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const drop = (id: number): void => setItems((before) => before.filter((item) => item.id !== id));

  const sendOne = async ({ id, file }: UploadItem): Promise<Attachment | null> => {
    const stop = new AbortController();
    stops.current.set(id, stop);
    try {
      const attachment = await upload(attachmentsApi.upload.path.replace(':documentId', documentId), file, {
        answer: attachmentView,
        onProgress: (share) => change(id, { share }),
        signal: stop.signal,
      });
      await enterAttachment(client, { documentId, attachment });
      drop(id);
      options.onUploaded(attachment);
      return attachment;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'desk.cancelled') drop(id);
      else change(id, { error: error instanceof Error ? error.message : String(error) });
      return null;
    } finally {
      stops.current.delete(id);
    }
  };

  const add = async (files: readonly File[]): Promise<readonly Attachment[]> => {
    const sending = sendAll(files);
    underWay.current.add(sending);
    try {
      return await sending;
    } finally {
      underWay.current.delete(sending);
    }
  };

  const sendAll = async (files: readonly File[]): Promise<readonly Attachment[]> => {
    const added = files.map((file): UploadItem => {
      lastId.current += 1;
      return { id: lastId.current, file, share: 0, error: refusalOf(file, options.maxBytes) };
    });
    setItems((before) => [...before, ...added]);
    const taken: Attachment[] = [];
    for (const item of added) {
      const attachment = item.error === null ? await sendOne(item) : null;
      if (attachment !== null) taken.push(attachment);
    }
    return taken;
  };

  return {
    items,
    busy: items.some(({ error }) => error === null),
    settled: async () => {
      while (underWay.current.size > 0) await Promise.allSettled(underWay.current);
    },
    add,
    retry: (item) => {
      drop(item.id);
      void add([item.file]);
    },
    dismiss: (item) => {
      stops.current.get(item.id)?.abort();
      drop(item.id);
    },
  };
}

/** Adds a file to the list of all. One that was asked for before would come without it, and the page knew nothing of the file. */
export async function enterAttachment(
  client: QueryClient,
  { documentId, attachment }: { readonly documentId: string; readonly attachment: Attachment },
): Promise<void> {
  const queryKey = attachmentsKey(documentId);
  await client.cancelQueries({ queryKey });
  client.setQueryData<Attachments>(queryKey, (before) =>
    before === undefined ? before : { ...before, items: [...before.items, attachment] },
  );
  if (client.getQueryData(queryKey) === undefined) void client.invalidateQueries({ queryKey });
}

/** What needn't be sent to be refused; the server judges everything else by its content. */
function refusalOf(file: File, maxBytes: number | undefined): string | null {
  const extension = /\.([0-9A-Za-z]{1,10})$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (file.size === 0) return '这是空文件，请检查后重新选择。';
  if (maxBytes !== undefined && file.size > maxBytes)
    return `文件有 ${showSize(file.size)}，超过 ${showSize(maxBytes)} 的上限，请压缩或拆分后再上传。`;
  if (RUNNABLE.has(extension)) return `“.${extension}”文件打开时会运行程序或脚本，不能上传。`;
  return null;
}
