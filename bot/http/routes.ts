import type { Server } from 'restify';

/** Addresses that the server answers, such as the API and the pages of the tabs. */
export interface Routes {
  register(server: Server): void;
}
