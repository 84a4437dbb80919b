export { CONTAINER_DEFINITION, orderedFieldsOf, withOrderedFields } from './container-definition.ts';
export { createContainer } from './create-container.ts';
export { type CosmosDocumentStore, createCosmosDocumentStore } from './create-cosmos-document-store.ts';
export { openCosmosContainer } from './open-cosmos-container.ts';
