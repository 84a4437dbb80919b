import { ChangeNotification, lifecycleActionOf } from '../../../../adapters/graph/index.ts';

describe('lifecycleActionOf', () => {
  it.each([
    ['reauthorizationRequired', { renew: true, recreate: false, catchUp: false }],
    ['subscriptionRemoved', { renew: false, recreate: true, catchUp: true }],
    ['missed', { renew: false, recreate: false, catchUp: true }],
    [undefined, null],
  ])('%s', (lifecycleEvent, expected) => {
    const notification = ChangeNotification.parse({ subscriptionId: 's', lifecycleEvent });

    expect(lifecycleActionOf(notification)).toEqual(expected);
  });
});
