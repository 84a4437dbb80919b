import { cardMail } from '../../../core/delivery/index.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, person } from '../../helpers/people.ts';

const content = { subject: 'S', text: 'T', key: 'k' };

describe('a mail', () => {
  it('goes to everyone with an address', () => {
    const people = [ANNA, person('Gäst Utan', { email: null }), person('Tom Post', { email: '' })];

    expect(cardMail(meetingOf({ people }), content)?.to).toEqual([{ address: 'anna@example.org', name: ANNA.name }]);
  });

  it('to nobody is none', () => {
    expect(cardMail(meetingOf({ people: [person('Gäst', { email: null })] }), content)).toBeNull();
  });

  it('goes to five hundred at most', () => {
    const people = Array.from({ length: 600 }, (_, n) => person(`P${n}`));

    expect(cardMail(meetingOf({ people }), content)?.to).toHaveLength(500);
  });

  it('shows what people wrote as they wrote it, and lets none of it do anything', () => {
    const mail = cardMail(meetingOf({ people: [{ ...ANNA, name: 'An\u202Ena' }] }), {
      subject: 'Sammanfattning:\r\nBcc: x@example.org',
      text: '<script>alert(1)</script>\n\nBo & "Cilla"',
      key: 'k',
    });

    expect(mail).toEqual({
      tenantId: 'tenant-1',
      to: [{ address: 'anna@example.org', name: 'Anna' }],
      subject: 'Sammanfattning: Bcc: x@example.org',
      html:
        '<!doctype html><html><body><p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&nbsp;</p>' +
        '<p>Bo &amp; &quot;Cilla&quot;</p></body></html>',
      messageKey: 'k',
    });
  });
});
