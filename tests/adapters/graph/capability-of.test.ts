import { capabilityOf } from '../../../adapters/graph/capability-of.ts';

describe('capabilityOf', () => {
  it.each([
    ['/planner/tasks', { capability: 'planner' }],
    ['/groups/g/planner/plans', { capability: 'planner' }],
    ['/groups/g/members', { capability: 'directory' }],
    ['/users/ANNA%40contoso.example/sendMail', { capability: 'mail', mailbox: 'anna@contoso.example' }],
    ['/users/a/calendarView?startDateTime=x', { capability: 'calendar', mailbox: 'a' }],
    ['/users/a/events/e', { capability: 'calendar', mailbox: 'a' }],
    ['/users/a/onlineMeetings/m', { capability: 'meetings' }],
    ['/users/a/onlineMeetings/m/transcripts/t/content', { capability: 'transcripts' }],
    ['/users/a/teamwork/installedApps', { capability: 'chats' }],
    ['/chats/c/installedApps', { capability: 'chats' }],
    ['/subscriptions/s', { capability: 'subscriptions' }],
    ['/communications/calls', { capability: 'calls' }],
    ['/drives/d/items/i/content', { capability: 'files' }],
    ['/users/a', { capability: 'directory' }],
  ])('%s', (path, expected) => {
    expect(capabilityOf(`https://graph.microsoft.com/v1.0${path}`)).toEqual(expected);
  });

  it('takes any other address for one that files are sent to', () => {
    expect(capabilityOf('https://contoso.sharepoint.com/upload?x=users')).toEqual({ capability: 'files' });
  });
});
