import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { download } from '../app/api.ts';

/** Downloads a file from the server and says when it can't be had. `pending` while it is being made and sent. */
export function useDownload(): { start: (path: string) => void; pending: boolean } {
  const { message } = App.useApp();
  const file = useMutation({
    mutationFn: download,
    onError: (error) => void message.error(error.message),
  });
  return { start: (path) => file.mutate(path), pending: file.isPending };
}
