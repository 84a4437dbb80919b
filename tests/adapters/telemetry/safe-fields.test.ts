import { safeFields } from '../../../adapters/telemetry/safe-fields.ts';
import type { LogFields } from '../../../core/shared/logger.port.ts';

describe('safeFields', () => {
  it.each(
    [
      'text name email token authorization Authorization TEXT title subject body content transcript quote phone upn',
      'personName person_name displayName displayname userName organizerEmail e-mail.email accessToken access_token',
      'accesstoken idToken apiKey apikey clientSecret client-secret sharedAccessKey connectionString messageText',
      'utteranceText x-ms-token-aad Set-Cookie cookie password mailAddress UPNText decisionTitle ipAddress',
    ].flatMap((line) => line.split(' ')),
  )('drops a text called %s', (key) => {
    const safe = safeFields({ [key]: 'private', meetingId: 'm-1' });

    expect(safe).toEqual({ meetingId: 'm-1', droppedFields: 1 });
  });

  it.each(
    [
      'meetingId tenantId conversationId correlationId messageId decisionId code reason kind queue outcome state route',
      'status context hostname filesize etag queueKey idempotencyKey key model tier locale emailHash contentType',
    ].flatMap((line) => line.split(' ')),
  )('keeps an id or a code called %s', (key) => {
    expect(safeFields({ [key]: 'value' })).toEqual({ [key]: 'value' });
  });

  it('keeps counts of private things, but not a number under a private name alone', () => {
    const fields = { textLength: 12, tokens: 512, hasEmail: true, phone: 46_701_234_567 };

    expect(safeFields(fields)).toEqual({ textLength: 12, tokens: 512, hasEmail: true, droppedFields: 1 });
  });

  it('leaves out what is undefined without counting it', () => {
    expect(safeFields({ meetingId: undefined, code: 'A' })).toEqual({ code: 'A' });
  });

  it('drops what the types forbid', () => {
    const fields = { error: new Error('Anna said no'), list: ['Anna'], code: 'A' } as unknown as LogFields;

    expect(safeFields(fields)).toEqual({ code: 'A', droppedFields: 2 });
  });

  it('does not let a field take the place of what every line has', () => {
    expect(safeFields({ level: 2, time: 5 })).toEqual({ level_: 2, time_: 5 });
  });
});
