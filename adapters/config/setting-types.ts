import { CronPattern } from 'croner';
import { Duration, IANAZone } from 'luxon';
import { z } from 'zod';
import { SigningKeySet } from '../signing/signing-key.ts';

/** Digits only: `Number` would also take spaces for 0, and `8e3`. */
export function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

export const Port = whole(0, 65_535);

export const Switch = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** From 0 to 1, at most three decimals. */
export const Ratio = z
  .string()
  .regex(/^(?:0(?:\.\d{1,3})?|1(?:\.0{1,3})?)$/, 'is no number from 0 to 1, such as 0.25')
  .transform(Number);

export const TimeZone = z
  .string()
  .refine((zone) => IANAZone.isValidZone(zone), 'is no IANA time zone, such as Europe/Stockholm');

/** ISO 8601. A longer one is a slip of the keyboard, and one beyond all calendars would keep meetings from closing. */
export const UpToAYear = z.string().refine((text) => {
  const milliseconds = Duration.fromISO(text).toMillis();
  return milliseconds >= 0 && milliseconds <= Duration.fromISO('P1Y').toMillis();
}, 'is no ISO 8601 duration of a year at most, such as PT48H');

/** ISO 8601, from what the timer that asks for it can keep to. */
export const FiveMinutesToAWeek = z.string().refine((text) => {
  const milliseconds = Duration.fromISO(text).toMillis();
  return milliseconds >= Duration.fromISO('PT5M').toMillis() && milliseconds <= Duration.fromISO('P7D').toMillis();
}, 'is no ISO 8601 duration from PT5M to P7D, such as PT30M');

const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';

export const HourSpan = z
  .string()
  .regex(new RegExp(`^${TIME}-(?:${TIME}|24:00)$`), 'is no span of hours, such as 08:00-17:00')
  .refine((span) => span.slice(0, 5) < span.slice(6), 'ends before it begins');

/** ISO weekdays, 1 is Monday. */
export const DaySpan = z.string().regex(/^[1-7]-[1-7]$/, 'is no span of ISO weekdays, such as 1-5');

/** Six fields, seconds first, for Azure takes no five; five are taken too and mean second 0. */
export const Cron = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .refine(isCron, 'is no cron line, such as 0 3 * * *')
  .transform((text) => (text.split(' ').length === 5 ? `0 ${text}` : text));

function isCron(text: string): boolean {
  if (!/^[\d*,/ -]+$/.test(text) || ![5, 6].includes(text.split(' ').length)) return false;
  try {
    return new CronPattern(text) instanceof CronPattern;
  } catch {
    return false;
  }
}

export const Guid = z.guid('is no GUID, such as 00000000-0000-4000-8000-000000000000');

/** Also http: a collector or a gateway in the same private network. */
export const HttpUrl = z.url({ protocol: /^https?$/, error: 'is no http or https address' });

/** Source: names of Cosmos DB databases and containers. */
export const CosmosName = z.string().regex(/^[^/\\?#\s]{1,255}$/, 'is no name of a database or container');

export const ServiceBusNamespace = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{4,48}[a-z0-9]\.servicebus\.windows\.net$/i,
    'is no full name of a namespace, such as kollegan.servicebus.windows.net',
  );

export const Secret = z.string().min(1);

/** As RFC 6750 writes a bearer token, and too long to be guessed. */
export const MetricsToken = z
  .string()
  .regex(/^[A-Za-z0-9._~+/-]{32,200}=*$/, 'is no token of 32 characters or more; `openssl rand -hex 32` makes one');

/** Private keys as RFC 7517 writes a set of them, the one that signs first. */
export const SigningKeys = Secret.transform((text, context) => {
  const set = SigningKeySet.safeParse(parseJson(text));
  if (set.success) return set.data;
  context.addIssue('is no set of signing keys; `kollegan audit rotate-key --env production` makes one');
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Source: OpenTelemetry specification, OTEL_EXPORTER_OTLP_HEADERS; without percent-encoding. */
export const OtlpHeaders = z
  .string()
  .regex(/^[\w-]+=[^,=][^,]*(?:,[\w-]+=[^,=][^,]*)*$/, 'is no list of name=value')
  .transform((text) =>
    Object.fromEntries(
      text.split(',').map((pair): [string, string] => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
    ),
  );
