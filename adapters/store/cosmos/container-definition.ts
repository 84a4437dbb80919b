import type { ContainerRequest } from '@azure/cosmos';
import definition from './container-definition.json' with { type: 'json' };

type Order = 'ascending' | 'descending';

/** What the container must be made with, as plain data: the JSON file is what the deployment reads. */
export interface ContainerDefinition {
  /** Tenant, then scope: a tenant's documents stay together, and grow beyond what one partition holds. */
  partitionKey: { paths: string[]; kind: string; version: number };
  /** -1: each document says itself when it ends. */
  defaultTtl: number;
  indexingPolicy: {
    indexingMode: string;
    automatic: boolean;
    includedPaths: { path: string }[];
    excludedPaths: { path: string }[];
    compositeIndexes: { path: string; order: string }[][];
  };
}

export const CONTAINER_DEFINITION: ContainerDefinition = definition;

/** @returns the fields that documents can be ordered by: those with a composite index, both ways */
export function orderedFieldsOf({ indexingPolicy }: ContainerDefinition): string[] {
  const paths = indexingPolicy.compositeIndexes.map(([first]) => /^\/fields\/(.+)$/.exec(first?.path ?? '')?.[1]);
  return [...new Set(paths.filter((path) => path !== undefined))];
}

/** @returns the definition with the indexes that ordering by these fields takes as well */
export function withOrderedFields(base: ContainerDefinition, fields: readonly string[]): ContainerDefinition {
  const ties = ['/documentId', '/scope'].map((path) => ({ path, order: 'ascending' }));
  const added = fields.flatMap((field) =>
    (['ascending', 'descending'] satisfies Order[]).map((order) => [{ path: `/fields/${field}`, order }, ...ties]),
  );
  const { indexingPolicy } = base;
  return {
    ...base,
    indexingPolicy: { ...indexingPolicy, compositeIndexes: [...indexingPolicy.compositeIndexes, ...added] },
  };
}

/** @returns the same for the client, whose types are narrower than JSON's */
export function containerRequest(id: string, definition: ContainerDefinition): ContainerRequest {
  return { id, ...(definition as Omit<ContainerRequest, 'id'>) };
}
