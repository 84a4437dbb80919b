export { createProfiles, Profile, type Profiles, type StoredProfile } from './profiles.ts';
