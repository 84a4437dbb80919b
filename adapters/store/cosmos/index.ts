export { checkContainer } from './check-container.ts';
export { CONTAINER_DEFINITION, withOrderedFields } from './container-definition.ts';
export { createContainer } from './create-container.ts';
export { type CosmosDocumentStore, createCosmosDocumentStore } from './create-cosmos-document-store.ts';
export { openCosmosContainer } from './open-cosmos-container.ts';
