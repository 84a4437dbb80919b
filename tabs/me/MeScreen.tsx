import type { Role } from '../../core/contracts/api/role.ts';
import { useApp } from '../app/app-context.ts';
import { WithWords } from '../compliance/WithWords.tsx';
import { Columns } from '../parts/Columns.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { MyProfile } from '../people/MyProfile.tsx';
import { EraseMe } from './EraseMe.tsx';
import { MyCopy } from './MyCopy.tsx';
import { MyReceipts } from './MyReceipts.tsx';
import { MyRequests } from './MyRequests.tsx';
import { ObjectForm } from './ObjectForm.tsx';

/** May list the meetings that they were in. */
const READERS: ReadonlySet<Role> = new Set(['Admin', 'Organiser', 'Member', 'Reader']);

/** What is known of oneself, and what one can do about it. */
export function MeScreen() {
  const { texts, session } = useApp();
  return (
    <Screen title={texts.people.mine}>
      <WithWords>
        <Columns>
          <Panel>
            <Section title={texts.people.you}>
              <MyProfile />
            </Section>
          </Panel>
          <Panel>
            <MyCopy />
            {session.roles.some((role) => READERS.has(role)) && <MyReceipts />}
          </Panel>
          <Panel>
            <MyRequests />
          </Panel>
          <Panel>
            <ObjectForm />
            <EraseMe />
          </Panel>
        </Columns>
      </WithWords>
    </Screen>
  );
}
