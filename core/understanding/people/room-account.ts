/** A meeting room's account has a seat in the meeting but can own nothing, and no one knows who speaks through it. */
const compound =
  /(?:^|[\s(-])(?:konferens|konference|konferanse|mötes|møte|møde|grupp|samtals|projekt|styrelse|video|meeting|conference|board|huddle|teams)[ -]?(?:rum|rummet|rom|rommet|lokale?|lokalet|room|sal)(?!\p{L})/iu;
const numbered =
  /^(?:room|rum|rom|sal|conf\.? room|konf\.?)[ .:#-]|^(?:room|rum|rom)\d|[\s-](?:room|rum|rom|lokale?)[ -]?\d{0,4}$|^mtr(?!\p{L})/iu;

/** @returns whether an attendee's name is that of a room: "Konferensrum Västan", "Mötesrum 3", "Room 12". */
export function isRoomAccount(name: string): boolean {
  const trimmed = name.trim();
  return compound.test(trimmed) || numbered.test(trimmed);
}
