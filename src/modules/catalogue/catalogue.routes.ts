import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { catalogueApi } from './catalogue.api.ts';
import { moveNode } from './catalogue.moves.ts';
import { addNode, changeNode, getCatalogue, installCatalogue, setNodeActive } from './catalogue.usecases.ts';
import type { ColumnAddresses } from './column-addresses.ts';

/** Registers the interface of the catalogue. `addresses` are those of columns as the public knows them. */
export function registerCatalogueRoutes(app: FastifyInstance, options: { addresses: ColumnAddresses }): void {
  serve(app, catalogueApi.tree, async ({ ctx, params }) => getCatalogue(ctx, params));
  serve(app, catalogueApi.install, async ({ ctx, params }) =>
    installCatalogue(ctx, { ...params, ...options }),
  );
  serve(app, catalogueApi.add, async ({ ctx, params, body }) =>
    addNode(ctx, { ...params, ...body, ...options }),
  );
  serve(app, catalogueApi.change, async ({ ctx, params, body }) => changeNode(ctx, { ...params, ...body }));
  serve(app, catalogueApi.move, async ({ ctx, params, body }) =>
    moveNode(ctx, { ...params, ...body, ...options }),
  );
  serve(app, catalogueApi.setActive, async ({ ctx, params, body }) =>
    setNodeActive(ctx, { ...params, ...body, ...options }),
  );
}
