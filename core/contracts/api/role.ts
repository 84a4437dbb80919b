import { z } from 'zod';

/** App roles, named as in the app registration. A person without any is a Member. */
export const Role = z.enum(['Admin', 'Organiser', 'Member', 'Compliance', 'Reader']);
export type Role = z.infer<typeof Role>;
