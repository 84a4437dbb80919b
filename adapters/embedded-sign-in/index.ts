export { createEmbeddedSignIn, type EmbeddedPerson } from './create-embedded-sign-in.ts';
