import { z } from 'zod';

const Command = z.looseObject({ title: z.string(), description: z.string() });

/** What the checks and the build read of the manifest; its full form is Microsoft's schema. */
export const AppManifest = z.looseObject({
  manifestVersion: z.string().regex(/^\d+\.\d+$/),
  version: z.string(),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    defaultLanguageFile: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  bots: z.array(z.looseObject({ commandLists: z.array(z.looseObject({ commands: z.array(Command) })) })),
  authorization: z.object({
    permissions: z.object({
      resourceSpecific: z.array(z.object({ name: z.string(), type: z.enum(['Application', 'Delegated']) })),
    }),
  }),
});
export type AppManifest = z.infer<typeof AppManifest>;

/** The texts of one language: a path into the manifest and what stands there. */
export const AppTexts = z.record(z.string(), z.string());
export type AppTexts = z.infer<typeof AppTexts>;
