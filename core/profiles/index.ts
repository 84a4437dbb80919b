export { createProfiles, Profile, type Profiles } from './profiles.ts';
