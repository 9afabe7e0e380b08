import type { FastifyInstance } from 'fastify';
import type { Figure } from './figure.ts';
import type { BenchWorld } from './world.ts';

export async function measureLists(
  _app: FastifyInstance,
  _world: BenchWorld,
  _size: string,
  _tell: (line: string) => void,
): Promise<Figure[]> {
  return [];
}
