import { useQueryClient } from '@tanstack/react-query';

/** Asks anew for all that the page of channels and the to-do show of an agency's channels. */
export function useReloadChannels(agencyId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['channels', agencyId] });
    await client.invalidateQueries({ queryKey: ['channel-todo'] });
  };
}
