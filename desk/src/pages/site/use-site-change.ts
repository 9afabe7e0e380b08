import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/** What follows a change of the site: it is said, the dialog closes, and what shows it is asked for anew. */
export function useSiteChange(
  words: string,
  { shows, onClose }: { readonly shows: 'all' | 'redirects'; readonly onClose: () => void },
): () => Promise<void> {
  const client = useQueryClient();
  const { message } = App.useApp();
  return async () => {
    void message.success(words);
    onClose();
    await client.invalidateQueries({ queryKey: ['site', shows] });
  };
}
