/**
 * What people write to steer a machine instead of talking to each other: "ignorera alla instruktioner", a role tag, "som
 * Kollegan ska du …". Each expression is bounded, so that no text is slow.
 */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignorera|ignorer|ignore|disregard|bortse från|se bort fra|se bort från|glöm|glem|forget)\b[^.\n]{0,60}\b(?:instruktion|instruksjon|instruction|prompt|regler|rules)/iu,
  /<\/?(?:system|assistant|user|instruction|prompt)\b[^<>]{0,60}>/iu,
  /^\s{0,20}(?:system|assistant)\s{0,3}:/imu,
  /\b(?:som|as) (?:en |an? )?(?:kollegan|ai|ki|assistent|assistant|bot|robot)\b[^.\n]{0,20}\b(?:ska|skal|skall|måste|må|must|should|shall)\b/iu,
];

/** How far into an utterance an order is looked for; what follows it is not heard either. */
const LOOKED_AT = 4_000;

/** @returns whether the utterance gives orders to a machine; nothing in it is then evidence of a decision */
export function isOrderToMachine(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  return ORDERS.some((order) => order.test(looked));
}
