/** Someone in the sandbox's tenant, as Teams knows them. */
export interface SandboxPerson {
  /** Teams id, `29:…`. */
  id: string;
  /** Entra object id, shaped like a UUID. */
  aadObjectId: string;
  name: string;
  givenName: string;
  surname: string;
  email: string;
}

/** The people, the bot's name and the one meeting that the sandbox starts with. */
export interface SandboxPeople {
  tenantId: string;
  botName: string;
  /** The language of everyone's Teams, such as `sv-SE`. */
  locale: string;
  /** Who sits in front of the screen; organises the meeting. */
  currentUser: SandboxPerson;
  /** The other participants. The Playground can show exactly five. */
  others: readonly SandboxPerson[];
  /** Id of the current user's personal chat with the bot. */
  personalChatId: string;
  meeting: {
    conversationId: string;
    title: string;
    /** ISO 8601; left out: when the sandbox is started. */
    scheduledStart?: string;
  };
}

/** No two share a first name, so "Anna tar den" has one meaning. */
export const defaultPeople: SandboxPeople = {
  tenantId: 'b7a1c6f0-3d52-4c8e-9f41-6a0d2e5c7b10',
  botName: 'Kollegan',
  locale: 'sv-SE',
  currentUser: {
    id: '29:1karin-lindqvist',
    aadObjectId: '5e0f1a6c-0001-4b7d-8a11-9c3e5d7f0001',
    name: 'Karin Lindqvist',
    givenName: 'Karin',
    surname: 'Lindqvist',
    email: 'karin.lindqvist@sandbox.example',
  },
  others: [
    {
      id: '29:1anna-svensson',
      aadObjectId: '5e0f1a6c-0002-4b7d-8a11-9c3e5d7f0002',
      name: 'Anna Svensson',
      givenName: 'Anna',
      surname: 'Svensson',
      email: 'anna.svensson@sandbox.example',
    },
    {
      id: '29:1petra-lund',
      aadObjectId: '5e0f1a6c-0003-4b7d-8a11-9c3e5d7f0003',
      name: 'Petra Lund',
      givenName: 'Petra',
      surname: 'Lund',
      email: 'petra.lund@sandbox.example',
    },
    {
      id: '29:1gustav-alm',
      aadObjectId: '5e0f1a6c-0004-4b7d-8a11-9c3e5d7f0004',
      name: 'Gustav Alm',
      givenName: 'Gustav',
      surname: 'Alm',
      email: 'gustav.alm@sandbox.example',
    },
    {
      id: '29:1yusuf-demir',
      aadObjectId: '5e0f1a6c-0005-4b7d-8a11-9c3e5d7f0005',
      name: 'Yusuf Demir',
      givenName: 'Yusuf',
      surname: 'Demir',
      email: 'yusuf.demir@sandbox.example',
    },
    {
      id: '29:1erik-oberg',
      aadObjectId: '5e0f1a6c-0006-4b7d-8a11-9c3e5d7f0006',
      name: 'Erik Öberg',
      givenName: 'Erik',
      surname: 'Öberg',
      email: 'erik.oberg@sandbox.example',
    },
  ],
  personalChatId: 'a:1personal-karin-lindqvist',
  meeting: {
    conversationId: '19:meeting_TGVkbmluZ3NncnVwcGVuLXRpc2RhZw@thread.v2',
    title: 'Ledningsgruppen tisdag',
  },
};
